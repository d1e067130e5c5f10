import { z } from "zod";
import { reading, writing } from "./people-problems.ts";
import { route } from "./route.ts";
import { givenInstant, instant } from "./shapes.ts";

/** A request of the longest words, escaped; what may not be in it is refused when it is handed in. */
const DRAFT_CHARACTERS_MAX = 600_000;

/** `request`, `request:EXO-2026-000123`, `file:`. */
const params = z.object({ key: z.string().regex(/^[a-z][a-z-]{0,30}(?::[A-Z0-9-]{0,30})?$/) });

/** What was seen of it there: another page, or another device, may have written since. */
const since = givenInstant
  .nullable()
  .describe("`updatedAt` of what one has seen; null: that there is none");

const draft = z.object({ content: z.string(), updatedAt: instant }).meta({ id: "Draft" });

export const getDraft = route({
  id: "drafts.get",
  method: "GET",
  path: "/drafts/:key",
  tag: "drafts",
  access: "signed-in",
  summary: "What one has begun to write under that name; nobody else's",
  params,
  answer: z.object({ draft: draft.nullable().describe("Null: there is none") }),
  status: 200,
  problems: [...reading],
});

export const saveDraft = route({
  id: "drafts.save",
  method: "PUT",
  path: "/drafts/:key",
  tag: "drafts",
  access: "signed-in",
  summary: "Keep what one has begun to write, for oneself alone, in the place of what one has seen",
  params,
  body: z.strictObject({
    since,
    content: z
      .string()
      .max(DRAFT_CHARACTERS_MAX)
      .refine((value) => !value.includes("\u0000"), { params: { code: "hidden_characters" } }),
  }),
  answer: draft,
  status: 200,
  problems: [...writing, "version_conflict"],
});

export const forgetDraft = route({
  id: "drafts.forget",
  method: "DELETE",
  path: "/drafts/:key",
  tag: "drafts",
  access: "signed-in",
  summary: "Forget what one has seen; also where there is none",
  params,
  query: z.object({
    since: givenInstant.describe("`updatedAt` of what one has seen: what was written since stays"),
  }),
  status: 204,
  problems: [...writing, "version_conflict"],
});
