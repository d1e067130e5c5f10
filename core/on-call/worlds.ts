import { as, type AgentId } from "../kit/brand.ts";
import type { Rotation } from "./rotation.ts";
import type { Roster } from "./roster.ts";

/** Rosters that tests ask. */

export const at = (text: string) => Temporal.Instant.from(text);
const agent = (name: string): AgentId => as<"AgentId">(name);
export const ines = agent("ines");
export const adam = agent("adam");
export const lea = agent("lea");
export const noe = agent("noe");

/** Three in turn, a week each, from Monday 5 January 2026 at 9:00 in Paris. */
export function rotation(more: Partial<Rotation> = {}): Rotation {
  return {
    agents: [ines, adam, lea],
    zone: "Europe/Paris",
    startsOn: Temporal.PlainDate.from("2026-01-05"),
    minute: 540,
    weeks: 1,
    ...more,
  };
}

export function roster(more: Partial<Roster> = {}, given: Partial<Rotation> = {}): Roster {
  return {
    rotations: [{ writtenAt: at("2025-12-01T00:00:00Z"), rotation: rotation(given) }],
    covers: [],
    absences: [],
    inactive: [],
    ...more,
  };
}
