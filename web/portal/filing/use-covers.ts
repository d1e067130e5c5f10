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
  const rows = data?.items ?? [];
  const covered = rows.filter(isChosen).map((row): Cover => {
    const { id, organisation, partner, product, offer, coveredUntil, active } = row;
    const until = day(dayBefore(coveredUntil));
    const via = partner === null ? "" : ` (${t("filing.via", { partner: partner.name })})`;
    const under = active ? t("filing.cover", { product, offer, until }) : t("filing.noCover");
    return {
      value: `${organisation.id}:${id}`,
      organisation: organisation.id,
      subscription: id,
      label: `${organisation.name}${via} — ${under}`,
    };
  });
  // A customer needs no contract to be heard.
  const bare = me.memberships
    .filter(
      ({ organisation, kind }) =>
        kind === "customer" && !covered.some((one) => one.organisation === organisation.id),
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

type Row = {
  organisation: { id: string };
  partner: unknown;
  active: boolean;
  coveredUntil: string;
};

/**
 * Whether a contract is one to file under. Not covered never means lost: of a beneficiary whose contracts through the
 * partner are over, the one that lasted longest is, and the desk says which clause.
 */
export function isChosen(row: Row, index: number, rows: readonly Row[]): boolean {
  if (row.active || row.partner === null) return row.active;
  const isLast = (one: Row, at: number) =>
    one.coveredUntil === row.coveredUntil ? index <= at : one.coveredUntil < row.coveredUntil;
  return rows.every(
    (one, at) => one.organisation.id !== row.organisation.id || (!one.active && isLast(one, at)),
  );
}

/** The one of that value; where its contract is no more, the only one that the same beneficiary has left, and never a guess. */
export function coverFor(covers: readonly Cover[], value: string): Cover | undefined {
  const [organisation] = value.split(":");
  const [left, ...others] = covers.filter((cover) => cover.organisation === organisation);
  return covers.find((cover) => cover.value === value) ?? (others.length === 0 ? left : undefined);
}

/** What holds until somebody chooses: whoever files for several beneficiaries says for which. */
export function usualCover(covers: readonly Cover[]): Cover | undefined {
  const [first] = covers;
  return covers.every(({ organisation }) => organisation === first?.organisation)
    ? first
    : undefined;
}
