import type { EventView, TicketView } from "#api/ticket-views.ts";

export type Change = { at: string; type: string; by: string; chain: "public" | "internal" };

/** What others did to a ticket after a version was seen, from the history that the page already has. */
export function changesSince(
  { version, events }: Pick<TicketView, "version" | "events">,
  seen: string,
  me: string,
): Change[] {
  if (version === seen) return [];
  const heads = headsOf(seen);
  return events
    .filter(({ chain, sequence, actor }) => sequence > heads[chain] && actor.id !== me)
    .map(({ at, type, actor, chain }) => ({ at, type, by: actor.name, chain }));
}

function headsOf(version: string): Record<EventView["chain"], number> {
  const figures = /^p(\d+)(?:i(\d+))?$/u.exec(version);
  return { public: Number(figures?.[1] ?? 0), internal: Number(figures?.[2] ?? 0) };
}
