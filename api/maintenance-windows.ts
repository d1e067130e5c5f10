import { z } from "zod";
import { ANNOUNCEMENT_REFUSALS } from "#core/contracts/maintenance-window.ts";
import { reading, writing } from "./people-problems.ts";
import { route } from "./route.ts";
import { givenInstant, id, instant, line } from "./shapes.ts";

const params = z.object({ subscription: id });

const maintenanceWindow = z
  .object({
    id,
    startsAt: instant,
    endsAt: instant,
    what: z.string(),
    announcedAt: instant,
    announcedBy: z.string().nullable().describe("For the desk alone"),
    takenBackAt: instant.nullable().describe("Since when it is none, or ended early"),
  })
  .meta({ id: "MaintenanceWindow" });

const windows = z
  .object({
    items: z.array(maintenanceWindow).describe("The latest first, a hundred at the most"),
    may: z.object({ announce: z.boolean() }),
  })
  .meta({ id: "MaintenanceWindows" });
export type MaintenanceWindows = z.infer<typeof windows>;

export const listMaintenanceWindows = route({
  id: "maintenanceWindows.list",
  method: "GET",
  path: "/subscriptions/:subscription/maintenance-windows",
  tag: "contracts",
  access: "signed-in",
  summary: "Announced times in which a restoration does not count",
  params,
  answer: windows,
  status: 200,
  problems: reading,
});

export const announceMaintenanceWindow = route({
  id: "maintenanceWindows.announce",
  method: "POST",
  path: "/subscriptions/:subscription/maintenance-windows",
  tag: "contracts",
  access: "staff",
  summary: "Announce a maintenance window; it counts from its announcement at the earliest",
  params,
  body: z.strictObject({
    startsAt: givenInstant,
    endsAt: givenInstant.describe("Not over yet, and a week after the start at the most"),
    what: line(200).describe("What is done; both sides read it"),
  }),
  answer: windows,
  status: 201,
  problems: [...writing, ...ANNOUNCEMENT_REFUSALS],
});

export const takeMaintenanceWindowBack = route({
  id: "maintenanceWindows.takeBack",
  method: "POST",
  path: "/subscriptions/:subscription/maintenance-windows/:window/take-back",
  tag: "contracts",
  access: "staff",
  summary: "Take a window back before it begins, or end it now",
  params: params.extend({ window: id }),
  body: z.strictObject({}),
  answer: windows,
  status: 200,
  problems: [...writing, "window_over"],
});
