import { amendTerms } from "./amended-terms.ts";
import type { World } from "./world.ts";

/** Whom a contract names: a point of each side, without an account of the desk. */
export const POINTS = [
  {
    side: "desk",
    name: "Sylvie Morel",
    role: "Directrice du support",
    email: "sylvie.morel@vendor.example",
    phone: "+33 1 44 00 00 02",
  },
  {
    side: "beneficiary",
    name: "Yann Kerbrat",
    role: "DSI",
    email: "yann.kerbrat@arvor.example",
    phone: "+33 2 98 00 00 01",
  },
] as const;

/** Amends a contract of the world: it names the points, and agrees to on-site interventions of the present year. */
export async function agreePoints(
  world: World,
  key: keyof World["subscriptions"],
  now: Temporal.Instant,
): Promise<void> {
  const onSite = { kind: "on_site", lines: [], from: null, detail: "" } as const;
  const until = now.toZonedDateTimeISO("UTC").toPlainDate().with({ month: 12, day: 31 });
  await amendTerms(world, key, now, {
    escalationPoints: POINTS,
    extras: [{ ...onSite, until }],
  });
}
