/** HistoryCard { changes }: what was changed of an offer, when, by whom and why, with what it said before and after. */
import "./offers.css";
import { useTranslation } from "react-i18next";
import { Card } from "#web/ui/card.tsx";
import { Time } from "#web/ui/time.tsx";
import { useGrantLines, useLevelLines } from "../contracts/use-terms-lines.ts";
import type { TermsLine } from "../contracts/use-terms-lines.ts";
import type { OfferPage } from "./offer-queries.ts";

type Change = OfferPage["changes"][number];

export function HistoryCard({ changes }: { changes: readonly Change[] }) {
  const { t } = useTranslation("offers");
  return (
    <Card title={t("history.title")}>
      <ul className="plain-list">
        {changes.map((change, index) => (
          <li key={change.version}>
            <strong>{t(`history.${change.kind}`)}</strong>
            <div className="small muted">
              {change.by === null ? null : `${change.by} · `}
              <Time at={change.at} form="day" />
            </div>
            {change.why === "" ? null : <div className="small">{change.why}</div>}
            <Differences change={change} before={changes[index + 1]} />
          </li>
        ))}
      </ul>
      <p className="small muted">{t("history.keeps")}</p>
    </Card>
  );
}

function Differences({ change, before }: { change: Change; before: Change | undefined }) {
  const { t } = useTranslation("contracts");
  const linesOf = useLines();
  if (before === undefined) return null;
  const past = linesOf(before);
  const different = linesOf(change).flatMap(({ term, value }, index) => {
    const old = past[index]?.value ?? "";
    return old === value ? [] : [{ term, old, value }];
  });
  return (
    <ul className="offer-differences small">
      {different.map(({ term, old, value }) => (
        <li key={term}>
          {term}
          <del>{old || t("preview.nothing")}</del>
          <ins>{value || t("preview.nothing")}</ins>
        </li>
      ))}
    </ul>
  );
}

function useLines(): (change: Change) => TermsLine[] {
  const { t } = useTranslation("offers");
  const [levels, grants] = [useLevelLines(), useGrantLines()];
  return ({ source, terms }) => [
    { term: t("form.source"), value: source ?? "" },
    ...levels(terms),
    ...grants(terms),
  ];
}
