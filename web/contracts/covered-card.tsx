/** CoveredCard { contract, terms, picture? }: what a contract covers, in words. */
import { useTranslation } from "react-i18next";
import type { ContractView, TermsView } from "#api/contract-views.ts";
import { Card, DescriptionList } from "#web/ui/card.tsx";
import { useReader } from "#web/ui/reader.tsx";
import { dayBefore, useDays } from "./days.ts";
import { SpanBar } from "./span-bar.tsx";

type Props = { contract: ContractView; terms: TermsView };

export function CoveredCard({ contract, terms }: Props) {
  const { t } = useTranslation(["contracts", "lifecycle"]);
  const { language } = useReader();
  const { day, span } = useDays();
  const { startsOn, endsOn, coveredUntil, endedEarlyOn, zone } = contract;
  const list = new Intl.ListFormat(language, { type: "conjunction" });
  const { included, addOns, ticketsPerYear, extras, appliesWorkarounds } = terms;
  const inclusions = list.format(included.map((one) => t(`inclusions.${one}`)));
  return (
    <Card title={t("covered.title")}>
      <p>
        <strong>{span(startsOn, coveredUntil)}</strong>
        {endedEarlyOn === null ? null : (
          <span className="muted"> {t("endedEarly", { until: day(dayBefore(endsOn)) })}</span>
        )}
      </p>
      <SpanBar {...{ startsOn, endsOn, coveredUntil, zone }} />
      <DescriptionList
        align="left"
        items={[
          {
            term: t("covered.products"),
            value: list.format(contract.products.map(({ name }) => name)),
          },
          { term: t("covered.offer"), value: terms.offer },
          ...(contract.partner === null
            ? []
            : [{ term: t("covered.partner"), value: contract.partner.name }]),
          ...(included.length === 0 ? [] : [{ term: t("covered.included"), value: inclusions }]),
          {
            term: t("covered.addOns"),
            value:
              addOns === null
                ? t("covered.addOnsAll")
                : list.format(addOns) || t("covered.addOnsNone"),
          },
          {
            term: t("covered.tickets"),
            value: ticketsPerYear === null ? t("covered.unlimited") : String(ticketsPerYear),
          },
          ...(extras.length === 0
            ? []
            : [{ term: t("covered.extras"), value: <Extras extras={extras} /> }]),
          {
            term: t("covered.applies"),
            value: t(`lifecycle:appliers.${appliesWorkarounds}.name`),
          },
          { term: t("covered.sku"), value: <span className="mono">{contract.sku}</span> },
        ]}
      />
      {zone === "UTC" ? null : <p className="small muted contract-zone">{t("zone", { zone })}</p>}
    </Card>
  );
}

function Extras({ extras }: { extras: TermsView["extras"] }) {
  const { t } = useTranslation("contracts");
  const { day } = useDays();
  return (
    <ul className="plain-list">
      {extras.map(({ kind, lines, from, until, detail }, index) => (
        <li key={index}>
          {[
            t(`extras.${kind}`),
            ...(lines.length === 0 ? [] : [t("extraLines", { lines: lines.join(", ") })]),
            ...(from === null ? [] : [t("extraFrom", { from: day(from) })]),
            ...(until === null ? [] : [t("extraUntil", { until: day(dayBefore(until)) })]),
          ].join(", ")}
          {detail === "" ? null : <div className="small muted">{detail}</div>}
        </li>
      ))}
    </ul>
  );
}
