import { z } from "zod";
import {
  CLOSES_UNANSWERED,
  SETTING_BOUNDS,
  THRESHOLD_BOUNDS,
  THRESHOLDS_MAX,
  type NumberSetting,
} from "#core/procedure/change-settings.ts";
import { SETTINGS } from "#core/procedure/settings.ts";
import { reading, writing, writingUnkeyed } from "./people-problems.ts";
import { route } from "./route.ts";
import { id, instant, named, reference, words } from "./shapes.ts";

const whole = ({ min, max }: { readonly min: number; readonly max: number }) =>
  z.number().int().min(min).max(max);
const set = (name: NumberSetting) => whole(SETTING_BOUNDS[name]);

/** The settings as they are given and shown. */
const settings = z
  .strictObject({
    waitingTimeInBusinessDays: set("waitingTimeInBusinessDays").describe(
      "Length of one waiting time before a reminder, in business days",
    ),
    attemptsBeforeClosing: set("attemptsBeforeClosing").describe(
      "Unanswered attempts before a ticket may be closed",
    ),
    closesUnanswered: z.enum(CLOSES_UNANSWERED),
    refusalsBeforeEscalation: set("refusalsBeforeEscalation"),
    exchangesBeforeInteraction: set("exchangesBeforeInteraction"),
    acknowledgementInBusinessHours: set("acknowledgementInBusinessHours"),
    withdrawal: z.boolean().describe("Whether a beneficiary may withdraw a request"),
    environmentFactDays: set("environmentFactDays").describe(
      "How long a fact about an environment holds, in days of 24 hours",
    ),
    warningThresholds: z
      .array(whole(THRESHOLD_BOUNDS))
      .max(THRESHOLDS_MAX)
      .describe("At how much of a target the desk is warned, in per cent, ascending"),
    onCallMinutes: set("onCallMinutes").describe(
      "After how many minutes an unacknowledged alert goes to whoever is next on call",
    ),
  })
  .meta({ id: "ProcedureSettings" });
export type GivenSettings = z.infer<typeof settings>;

const value = z
  .union([z.number(), z.string(), z.boolean(), z.array(z.number())])
  .describe("As in ProcedureSettings");
const changes = z
  .array(z.object({ setting: z.enum(SETTINGS), before: value, after: value }))
  .describe("What is set otherwise, in the order of the page");

const settingsPage = z
  .object({
    version: z.string().describe("Counts from 0, before anything was set; for If-Match"),
    settings,
    defaults: settings.describe("What the program comes with"),
    history: z
      .array(
        z.object({
          version: z.number().int(),
          at: instant,
          by: z.string(),
          why: z.string(),
          changes,
        }),
      )
      .describe("The last hundred changes, the latest first"),
    may: z.object({ change: z.boolean() }),
  })
  .meta({ id: "ProcedureSettingsPage" });
export type SettingsPage = z.infer<typeof settingsPage>;

export const getSettings = route({
  id: "procedure.settings",
  method: "GET",
  path: "/procedure/settings",
  tag: "procedure",
  access: "staff",
  summary: "The parts of the procedure that the desk sets, and who set them",
  answer: settingsPage,
  status: 200,
  problems: reading,
});

export const changeSettings = route({
  id: "procedure.change",
  method: "PUT",
  path: "/procedure/settings",
  tag: "procedure",
  access: "manager-or-administrator",
  summary: "Set the procedure from now on; nothing that was granted to open tickets is rewritten",
  body: z.strictObject({ settings, why: words(1000).default("") }),
  answer: settingsPage,
  status: 200,
  ifMatch: "required",
  problems: [
    ...writing,
    "version_required",
    "version_conflict",
    "nothing_changes",
    "why_required",
    "thresholds_out_of_order",
  ],
});

const ticket = { id, reference, subject: z.string(), organisation: named };
const settingsPreview = z
  .object({
    changes,
    round: instant.describe("When the schedule acts next"),
    checked: z
      .number()
      .int()
      .describe(
        "How many tickets that wait for their beneficiary were looked at, the longest waiting first",
      ),
    isMore: z.boolean().describe("Whether more wait than were looked at"),
    moved: z.number().int().describe("How many of them are reminded at another time"),
    reminders: z
      .array(z.object({ ...ticket, next: instant.nullable(), nextThen: instant.nullable() }))
      .describe("The first fifty of those; null where no reminder is left"),
    closing: z.number().int().describe("How many of them the schedule closes when it acts next"),
    closes: z.array(z.object(ticket)).describe("The first fifty of those"),
  })
  .meta({ id: "ProcedureSettingsPreview" });
export type SettingsPreview = z.infer<typeof settingsPreview>;

export const previewSettings = route({
  id: "procedure.preview",
  method: "POST",
  path: "/procedure/settings/preview",
  tag: "procedure",
  access: "manager-or-administrator",
  summary: "What such settings would change, and for which tickets that wait now; nothing is kept",
  body: z.strictObject({ settings }),
  answer: settingsPreview,
  status: 200,
  problems: [...writingUnkeyed, "thresholds_out_of_order"],
});
