import type { Written } from "../kit/written.ts";
import type { Escalation } from "./escalation.ts";

/** As it is kept; one of before tickets were cited does not say that it cites none. */
export type WrittenEscalation = Omit<Written<Escalation>, "cites"> &
  Partial<Pick<Written<Escalation>, "cites">>;

/** An escalation read back from JSON: its moments are instants again. */
export function readEscalation(written: WrittenEscalation): Escalation {
  const { acknowledged, interactions, ended, cites = [] } = written;
  return {
    ...dated(written),
    cites,
    acknowledged: acknowledged === null ? null : dated(acknowledged),
    interactions: interactions.map((interaction) => {
      const { startsAt, agreedAt } = interaction;
      return {
        ...dated(interaction),
        startsAt: Temporal.Instant.from(startsAt),
        agreedAt: agreedAt === null ? null : Temporal.Instant.from(agreedAt),
      };
    }),
    ended: ended === null ? null : dated(ended),
  };
}

function dated<Kept extends { readonly at: string }>(
  kept: Kept,
): Omit<Kept, "at"> & { readonly at: Temporal.Instant } {
  return { ...kept, at: Temporal.Instant.from(kept.at) };
}
