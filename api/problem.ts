import { z } from "zod";
import { PROBLEM_CODES, type ProblemCode } from "./problems.ts";

const codes: Readonly<Record<string, ProblemCode>> = Object.fromEntries(
  PROBLEM_CODES.map((code) => [code, code]),
);

/** RFC 9457 problem document: title and detail are in the reader's language, `code` is stable. */
export const problem = z
  .object({
    type: z.string().describe("Address of the page about this code"),
    title: z.string(),
    status: z.number().int(),
    detail: z.string(),
    code: z.enum(codes),
    requestId: z.string(),
    field: z.string().optional().describe("The offending field, dotted"),
    errors: z
      .array(z.object({ field: z.string(), code: z.string(), detail: z.string() }))
      .optional()
      .describe("Every offending field, where there are several"),
    params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
    changes: z
      .array(
        z.object({
          at: z.string(),
          type: z.string(),
          by: z.string(),
          chain: z.enum(["public", "internal"]),
        }),
      )
      .optional()
      .describe("version_conflict: what happened since the version that the caller had seen"),
    version: z.string().optional().describe("version_conflict: the version now"),
  })
  .meta({ id: "Problem" });

export type Problem = z.infer<typeof problem>;
