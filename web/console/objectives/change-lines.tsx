/** ChangeLines { changes }: what is set otherwise, each in a sentence. */
import { useTranslation } from "react-i18next";
import { useTargets } from "#web/contracts/use-targets.ts";
import type { ObjectivesPage } from "./objective-queries.ts";

type Change = ObjectivesPage["history"][number]["changes"][number];

export function ChangeLines({ changes }: { changes: readonly Change[] }) {
  const { t } = useTranslation(["objectives", "contracts", "lifecycle"]);
  const words = useTargets();
  const sentence = ({ clock, severity, before, after }: Change): string => {
    const what = t("preview.what", {
      clock: t(`contracts:clocks.${clock}`),
      severity: t(`lifecycle:severities.${severity}.label`),
    });
    if (before === null)
      return t("preview.added", { what, after: after === null ? "" : words(after) });
    if (after === null) return t("preview.removed", { what, before: words(before) });
    return t("preview.changed", { what, before: words(before), after: words(after) });
  };
  return (
    <ul className="offer-differences small">
      {changes.map((change) => (
        <li key={`${change.clock} ${change.severity}`}>{sentence(change)}</li>
      ))}
    </ul>
  );
}
