/** OtherPage { other, request, keepMine, takeOther, onErase }: what was written, or handed in, on another page meanwhile; what is here stays until one chooses. */
import "#web/tickets/conversation.css";
import { useTranslation } from "react-i18next";
import { useItemWords } from "#web/intake/use-item-words.ts";
import { Button } from "#web/ui/button.tsx";
import type { Request, Shared } from "./use-request.ts";

type Props = Pick<Shared, "other" | "keepMine" | "takeOther"> & {
  request: Request;
  onErase: () => void;
};

export function OtherPage({ other, request, keepMine, takeOther, onErase }: Props) {
  const { t } = useTranslation("portal");
  if (other === undefined) return null;
  const about = other === null ? "gone" : "changed";
  return (
    <div className="conflict" role="alert">
      <h3>{t(`filing.other.${about}.title`)}</h3>
      <p>{t(`filing.other.${about}.detail`)}</p>
      {other === null ? null : <Theirs other={other} mine={request} />}
      <div className="row wrap">
        <Button size="xs" variant="default" onClick={keepMine}>
          {t(`filing.other.${about}.keep`)}
        </Button>
        <Button size="xs" variant="default" onClick={other === null ? onErase : takeOther}>
          {t(`filing.other.${about}.leave`)}
        </Button>
      </div>
    </div>
  );
}

/** What is not the same here and there, as it is there. */
function Theirs({ other, mine }: { other: Request; mine: Request }) {
  const { t } = useTranslation("portal");
  const { labelOf } = useItemWords();
  const names = ({ files }: Request) => files.map(({ name }) => name).join(", ");
  const labels = { ...mine.told.labels, ...other.told.labels };
  const answers = [...new Set(Object.keys({ ...mine.told.texts, ...other.told.texts }))].map(
    (key): [string, string, string] => [
      labels[key] ?? labelOf({ key, words: null }),
      other.told.texts[key] ?? "",
      mine.told.texts[key] ?? "",
    ],
  );
  const rows: [string, string, string][] = [
    [t("filing.subject"), other.subject, mine.subject],
    [t("filing.description"), other.description, mine.description],
    ...answers,
    [t("filing.files"), names(other), names(mine)],
  ];
  const choices = ({ cover, environment, nature, severity, told }: Request) =>
    JSON.stringify([cover, environment, nature, severity, [...told.circumstances].toSorted()]);
  return (
    <dl className="other-page">
      {rows
        .filter(([, theirs, ours]) => theirs !== ours)
        .map(([label, theirs]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{theirs === "" ? t("filing.other.empty") : theirs}</dd>
          </div>
        ))}
      {choices(other) === choices(mine) ? null : <div>{t("filing.other.choices")}</div>}
    </dl>
  );
}
