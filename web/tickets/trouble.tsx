/** Trouble { cause }: why a command was refused, in words; for a version conflict also what changed meanwhile. Nothing for null. */
import { useTranslation } from "react-i18next";
import { Refused } from "#web/session/refused.ts";
import { useProblemWords } from "#web/session/problem-words.ts";
import { ErrorState } from "#web/ui/states.tsx";
import { Time } from "#web/ui/time.tsx";
import { useEventNames } from "./event-names.ts";
import "./conversation.css";

export function Trouble({ cause }: { cause: Error | null }) {
  const words = useProblemWords();
  if (cause === null) return null;
  if (cause instanceof Refused && cause.problem.code === "version_conflict")
    return <Conflict cause={cause} />;
  return <ErrorState problem={words(cause)} />;
}

function Conflict({ cause }: { cause: Refused }) {
  const { t } = useTranslation("tickets");
  const happened = useEventNames();
  const { changes = [] } = cause.problem;
  return (
    <div className="conflict" role="alert">
      <h3>{t("conflict.title")}</h3>
      <ul>
        {changes.map(({ at, by, type }) => (
          <li key={at + type}>
            <Time at={at} /> · <strong>{by}</strong> {happened(type)}
          </li>
        ))}
      </ul>
      <p>{t("conflict.kept")}</p>
    </div>
  );
}
