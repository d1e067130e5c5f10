import { z } from "zod";
import type { Notices } from "#server/platform/notify.ts";
import { now } from "#server/platform/time.ts";

/** A beat: this agent looks at this ticket, until then. */
export const beat = z.object({
  kind: z.literal("presence"),
  reference: z.string(),
  agent: z.string(),
  name: z.string(),
  writing: z.boolean(),
  /** Whether it says anything that the beat before it did not. */
  isNews: z.boolean(),
  untilInMs: z.number(),
});
type Beat = z.infer<typeof beat>;

export interface Presence {
  /** Who else looks at the ticket right now. */
  others(
    reference: string,
    self: string,
  ): readonly { id: string; name: string; writing: boolean }[];
  /** Whoever of the desk had a ticket open in the last ten minutes, by name. */
  recent(): readonly { id: string; name: string }[];
  /** Whether it is known already that this agent looks at the ticket, and writes or does not. */
  knows(reference: string, agent: string, writing: boolean): boolean;
}

const TICKETS_MAX = 10_000;
const RECENT_MS = 10 * 60_000;

/** Remembers the beats that every web process hears; what no beat renews is over by itself. */
export function openPresence(notices: Pick<Notices, "subscribe">): Presence {
  const present = new Map<string, Map<string, Beat>>();
  const last = new Map<string, Beat>();
  notices.subscribe((payload) => {
    const told = beat.safeParse(payload);
    if (!told.success) return;
    remember(present, told.data);
    last.set(told.data.agent, told.data);
  });
  return {
    others(reference, self) {
      const at = now().epochMilliseconds;
      return [...(present.get(reference)?.values() ?? [])]
        .filter(({ agent, untilInMs }) => agent !== self && untilInMs >= at)
        .map(({ agent, name, writing }) => ({ id: agent, name, writing }));
    },
    recent() {
      const since = now().epochMilliseconds - RECENT_MS;
      return [...last.values()]
        .filter(({ untilInMs }) => untilInMs >= since)
        .map(({ agent, name }) => ({ id: agent, name }))
        .toSorted((a, b) => a.name.localeCompare(b.name));
    },
    knows(reference, agent, writing) {
      const known = present.get(reference)?.get(agent);
      return known?.writing === writing && known.untilInMs >= now().epochMilliseconds;
    },
  };
}

/** The ticket that was looked at longest ago is forgotten first. */
function remember(present: Map<string, Map<string, Beat>>, told: Beat): void {
  const at = now().epochMilliseconds;
  const known = [...(present.get(told.reference) ?? [])].filter(
    ([, { untilInMs }]) => untilInMs >= at,
  );
  present.delete(told.reference);
  present.set(told.reference, new Map(known).set(told.agent, told));
  const [oldest] = present.keys();
  if (present.size > TICKETS_MAX && oldest !== undefined) present.delete(oldest);
}
