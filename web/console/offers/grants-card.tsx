/** GrantsCard { terms, title? }: what an offer grants beside its targets, in the words of contracts. */
import { useTranslation } from "react-i18next";
import type { OfferView } from "#api/contract-views.ts";
import { Card, DescriptionList } from "#web/ui/card.tsx";
import { useGrantLines } from "../contracts/use-terms-lines.ts";

export function GrantsCard({ terms }: { terms: OfferView["terms"] }) {
  const { t } = useTranslation("offers");
  const linesOf = useGrantLines();
  return (
    <Card title={t("grants")}>
      <DescriptionList
        align="left"
        items={linesOf(terms)
          .filter(({ value }) => value !== "")
          .map(({ term, value }) => ({ term, value }))}
      />
    </Card>
  );
}
