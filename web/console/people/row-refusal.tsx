/** RowRefusal { causes }: why the last change of a line was refused, under it. */
import { useProblemWords } from "#web/session/problem-words.ts";

export function RowRefusal({ causes }: { causes: readonly (Error | null)[] }) {
  const words = useProblemWords();
  const cause = causes.find((one) => one !== null);
  if (!cause) return null;
  const { title, detail } = words(cause);
  return (
    <div role="alert" className="small" style={{ color: "var(--bad)" }}>
      {detail ?? title}
    </div>
  );
}
