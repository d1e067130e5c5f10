/** ImportAnswer { answer }: what a file would change, or every line of it that is wrong. */
import { useTranslation } from "react-i18next";
import type { ProgrammeImportView } from "#api/programme-sheets.ts";
import { Card } from "#web/ui/card.tsx";
import { Chip } from "#web/ui/chips.tsx";

export function ImportAnswer({ answer }: { answer: ProgrammeImportView }) {
  const { t } = useTranslation("programme");
  const { faults, moreFaults, lines, rules } = answer;
  if (faults.length > 0)
    return (
      <Card title={t("sheet.faults", { count: faults.length + moreFaults })}>
        <ul className="plain-list small" role="alert">
          {faults.map(({ at, detail }, index) => (
            <li key={index}>
              <Chip tone="bad">{t("sheet.line", { at })}</Chip> {detail}
            </li>
          ))}
        </ul>
        {moreFaults > 0 ? (
          <p className="small muted">{t("sheet.moreFaults", { count: moreFaults })}</p>
        ) : null}
      </Card>
    );
  const changed = lines.filter(({ isNew, changes }) => isNew || changes.length > 0);
  return (
    <Card title={t("sheet.changes")}>
      <div role="status">
        {changed.length === 0 && !rules ? <p className="muted">{t("sheet.nothing")}</p> : null}
        {rules ? <p>{t("sheet.rules")}</p> : null}
        <ul className="plain-list">
          {changed.map(({ line, isNew, changes }) => (
            <li key={line}>
              <strong>{line}</strong>{" "}
              {isNew
                ? t("sheet.isNew")
                : changes.map((change) => t(`sheet.parts.${change}`)).join(", ")}
            </li>
          ))}
        </ul>
      </div>
    </Card>
  );
}
