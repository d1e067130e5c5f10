/**
 * useClockLanes(reference, side, warned): a ticket's clocks as lanes of its ribbon, each with its due, and with what the desk was
 *   warned of where it is told; and until when the ribbon is to go for it.
 * useLanesOf(side)(told, warned): the same of any clocks. dueNext(clocks): the next due of those that still count, where there is one.
 */
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { ClockView, TicketClocks } from "#api/clocks.ts";
import type { Side } from "#web/tickets/moment.ts";
import type { RibbonLane, RibbonPost } from "#web/ui/ribbon/ribbon-data.ts";
import { clocksQuery } from "./clock-queries.ts";
import { useClockWords } from "./use-clock-words.ts";

/** Posts to add to the lanes of clocks. */
export type WarnedPosts = readonly { clock: ClockView["clock"]; post: RibbonPost }[];

export function useClockLanes(
  reference: string,
  side: Side,
  warned?: WarnedPosts,
): readonly RibbonLane[] {
  const { data } = useQuery(clocksQuery(reference));
  return useLanesOf(side)(data, warned);
}

export function useLanesOf(side: Side) {
  const { t } = useTranslation(["clocks", "contracts"]);
  const { span, spanName } = useClockWords(side);
  return (
    told: Pick<TicketClocks, "at" | "clocks"> | undefined,
    warned: WarnedPosts = [],
  ): readonly RibbonLane[] => {
    const byName = Map.groupBy(told?.clocks ?? [], ({ clock }) => clock);
    return [...byName].map(([name, clocks]) => ({
      id: name,
      label: t(`contracts:clocks.${name}`),
      size: "thin" as const,
      spans: clocks.flatMap(({ spans }) =>
        spans.map((one) => ({
          from: one.from,
          to: one.to,
          kind: one.kind,
          label: spanName(one),
          explanation: span(one),
        })),
      ),
      posts: [
        // The due has a post of its own.
        ...warned.flatMap(({ clock, post }) =>
          clock === name && post.tone === "warned" ? [post] : [],
        ),
        ...clocks.flatMap((clock) => postsOf(clock, told?.at ?? "", (key) => t(key))),
      ],
    }));
  };
}

function postsOf(
  { due, missed, status, misses }: ClockView,
  now: string,
  say: (key: "post.due" | "post.kept" | "post.missed") => string,
): RibbonPost[] {
  const before = misses
    .filter((miss) => miss.due !== due)
    .map((miss): RibbonPost => ({ at: miss.due, tone: "missed", label: say("post.missed") }));
  if (due === null || status === "no_longer_due" || status === "not_counted") return before;
  // What was kept early says so by itself: the line is not to go on to a day that matters to nobody any more.
  if (status === "stopped" && Date.parse(due) > Date.parse(now)) return before;
  const wasPassed = misses.some((miss) => miss.due === due);
  const tone = missed || wasPassed ? "missed" : status === "stopped" ? "kept" : "due";
  return [...before, { at: due, tone, label: say(`post.${tone}`) }];
}

export function useNextDue(reference: string): string | undefined {
  const { data } = useQuery(clocksQuery(reference));
  return dueNext(data?.clocks ?? []);
}

export function dueNext(clocks: readonly ClockView[]): string | undefined {
  const dues = clocks.flatMap(({ due, endedAt }) =>
    due === null || endedAt !== null ? [] : [due],
  );
  return dues.toSorted((a, b) => Date.parse(a) - Date.parse(b)).at(0);
}
