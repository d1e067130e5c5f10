import { z } from "zod";
import { CLOCKS, SERVICE_HOURS, TARGET_UNITS } from "#core/contracts/vocabulary.ts";

/** Which targets of the queue at risk: passed, near their due by the settings, or due later on the reader's day. */
export const TARGET_FILTERS = ["missed", "near", "today"] as const;
export type TargetFilter = (typeof TARGET_FILTERS)[number];

/** What is left of a ticket's target, at the instant of the answer. */
export const targetLeft = z
  .object({
    clock: z.enum(CLOCKS),
    amount: z.number().int().describe("The target in the contract's words, with unit and hours"),
    unit: z.enum(TARGET_UNITS),
    hours: z.enum(SERVICE_HOURS),
    seconds: z.number().describe("Service time that is left; below zero once it is passed"),
    ofSeconds: z.number().describe("Service time of the whole target"),
    standing: z.boolean().describe("It waits for the beneficiary: what is left grows no less"),
    missed: z.boolean(),
    near: z.boolean().describe("It runs, and as much is used as the settings last warn of"),
  })
  .meta({ id: "TargetLeft" });
export type TargetLeft = z.infer<typeof targetLeft>;
