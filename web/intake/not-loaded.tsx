/** NotLoaded { waits, tried }: why a request cannot be sent yet: what it is to be filed with is not there. Nothing where it is. */
import { useTranslation } from "react-i18next";
import { useProblemWords } from "#web/session/problem-words.ts";
import { ErrorState } from "#web/ui/states.tsx";
import type { Waits } from "./use-intake.ts";

export function NotLoaded({ waits, tried }: { waits: Waits | undefined; tried: boolean }) {
  const { t } = useTranslation("intake");
  const words = useProblemWords();
  if (waits === undefined) return null;
  if (waits.error !== null)
    return (
      <ErrorState
        problem={{ ...words(waits.error), title: t("notLoaded") }}
        onRetry={waits.again}
      />
    );
  return tried ? (
    <p className="small muted" role="status">
      {t("loading")}
    </p>
  ) : null;
}
