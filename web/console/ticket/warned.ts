/**
 * useWarned(reference): what the desk was warned of, as posts on the ribbon. useWarnings(reference): the same as it was told.
 *   useShare(), useSentence(): one of them in a word, and in a sentence.
 */
import { queryOptions, useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { listTicketWarnings, type WarningView } from "#api/clocks.ts";
import { WHOLE } from "#core/clocks/clock.ts";
import type { WarnedPosts } from "#web/clocks/clock-lanes.ts";
import { ask } from "#web/session/ask.ts";

const warningsQuery = (reference: string) =>
  queryOptions({
    queryKey: ["ticket-warnings", reference],
    queryFn: ({ signal }) => ask(listTicketWarnings, { params: { reference }, signal }),
  });

export function useWarnings(reference: string): readonly WarningView[] {
  return useQuery(warningsQuery(reference)).data?.items ?? [];
}

export function useWarned(reference: string): WarnedPosts {
  const share = useShare();
  const sentence = useSentence();
  // The due has a post of its own.
  const near = useWarnings(reference).filter(({ threshold }) => threshold < WHOLE);
  return near.map((one) => ({
    clock: one.clock,
    post: { at: one.reachedAt, tone: "warned", label: share(one), explanation: sentence(one) },
  }));
}

export function useShare() {
  const { t } = useTranslation("clocks");
  return ({ threshold }: WarningView) =>
    threshold === WHOLE ? t("warnings.whole") : t("warnings.share", { threshold });
}

export function useSentence() {
  const { t } = useTranslation(["clocks", "lifecycle"]);
  return ({ severity, toldAt }: WarningView) =>
    t(toldAt === null ? "warnings.untold" : "warnings.told", {
      severity: t(`lifecycle:severities.${severity}.label`),
    });
}
