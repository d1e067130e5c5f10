/** Neighbours { contract, to }: the contract before and the one after, with the days between them. Nothing where there is neither. */
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { ContractView } from "#api/contract-views.ts";
import { Card } from "#web/ui/card.tsx";
import { useDays } from "./days.ts";

type Props = {
  contract: ContractView;
  to: "/subscriptions/$id" | "/console/subscriptions/$id";
};

export function Neighbours({ contract: { renewalOf, renewedBy }, to }: Props) {
  const { t } = useTranslation("contracts");
  if (renewalOf === null && renewedBy === null) return null;
  return (
    <Card>
      {renewalOf === null ? null : (
        <Neighbour words={t("neighbours.renewalOf")} neighbour={renewalOf} to={to} />
      )}
      {renewedBy === null ? null : (
        <Neighbour words={t("neighbours.renewedBy")} neighbour={renewedBy} to={to} />
      )}
    </Card>
  );
}

function Neighbour({
  words,
  neighbour: { id, sku, startsOn, coveredUntil, gapInDays, overlapInDays },
  to,
}: {
  words: string;
  neighbour: NonNullable<ContractView["renewalOf"]>;
  to: Props["to"];
}) {
  const { t } = useTranslation("contracts");
  const { span } = useDays();
  return (
    <p className="small">
      {words}{" "}
      <Link to={to} params={{ id }} className="mono">
        {sku}
      </Link>
      <span className="muted">
        {" · "}
        {span(startsOn, coveredUntil)}
        {gapInDays > 0 ? ` · ${t("neighbours.gap", { count: gapInDays })}` : ""}
        {overlapInDays > 0 ? ` · ${t("neighbours.overlap", { count: overlapInDays })}` : ""}
      </span>
    </p>
  );
}
