/** usePlaces(organisation): what a system of that organisation can be of: { products, subscriptions, pending }, ready to be chosen from. */
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { contractsQuery } from "#web/contracts/contract-queries.ts";
import { programmeQuery } from "#web/programme/programme-queries.ts";
import type { Option } from "./environment-form.tsx";

export function usePlaces(organisation: string): {
  products: Option[];
  subscriptions: Option[];
  pending: boolean;
} {
  const { t } = useTranslation("environments");
  const programme = useQuery(programmeQuery);
  const contracts = useInfiniteQuery(contractsQuery({ organisation }));
  const found = contracts.data?.pages.flatMap(({ items }) => items) ?? [];
  return {
    products: (programme.data?.products ?? []).map(({ id, name }) => ({ value: id, label: name })),
    subscriptions: [
      ...found.map(({ id, product, offer, sku, active }) => ({
        value: id,
        label: `${product} · ${offer} · ${sku}${active ? "" : ` (${t("form.notActive")})`}`,
      })),
      { value: "", label: t("form.noContract") },
    ],
    pending: programme.isPending || contracts.isPending,
  };
}
