/** useCovers(): for whom and under what the reader may file, as one choice each: { covers, pending, error }. */
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { dayBefore, useDays } from "#web/contracts/days.ts";
import { useSession } from "#web/session/session.ts";
import { subscriptionsQuery } from "../subscription-queries.ts";

export type Cover = {
  value: string;
  organisation: string;
  subscription: string | null;
  label: string;
};

export function useCovers(): { covers: Cover[]; pending: boolean; error: Error | null } {
  const { t } = useTranslation("portal");
  const me = useSession();
  const { day } = useDays();
  const { data, isPending, error } = useQuery(subscriptionsQuery);
  const under = (data?.items ?? []).filter(({ active }) => active);
  const covered = under.map(
    ({ id, organisation, partner, product, offer, coveredUntil }): Cover => {
      const until = day(dayBefore(coveredUntil));
      const via = partner === null ? "" : ` (${t("filing.via", { partner: partner.name })})`;
      const label = `${organisation.name}${via} — ${t("filing.cover", { product, offer, until })}`;
      return {
        value: `${organisation.id}:${id}`,
        organisation: organisation.id,
        subscription: id,
        label,
      };
    },
  );
  // Not covered never means lost: it is filed, and the desk says which clause.
  const bare = me.memberships
    .filter(
      ({ organisation, kind }) =>
        kind === "customer" && !under.some((one) => one.organisation.id === organisation.id),
    )
    .map(({ organisation: { id, name } }): Cover => {
      return {
        value: id,
        organisation: id,
        subscription: null,
        label: `${name} — ${t("filing.noCover")}`,
      };
    });
  return { covers: [...covered, ...bare], pending: isPending, error };
}

/** The one of that value; where its contract is no more, another of the same beneficiary, and never of somebody else. */
export function coverFor(covers: readonly Cover[], value: string): Cover | undefined {
  const [organisation] = value.split(":");
  return (
    covers.find((cover) => cover.value === value) ??
    covers.find((cover) => cover.organisation === organisation)
  );
}

/** What holds until somebody chooses: whoever files for several beneficiaries says for which. */
export function usualCover(covers: readonly Cover[]): Cover | undefined {
  const [first] = covers;
  return covers.every(({ organisation }) => organisation === first?.organisation)
    ? first
    : undefined;
}
