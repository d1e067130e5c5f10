import { z } from "zod";
import { reading, writing } from "./people-problems.ts";
import { route } from "./route.ts";
import { instant } from "./shapes.ts";

/** A request of the longest words, escaped; what may not be in it is refused when it is handed in. */
const DRAFT_CHARACTERS_MAX = 600_000;

/** `request`, `request:EXO-2026-000123`, `file:`. */
const params = z.object({ key: z.string().regex(/^[a-z][a-z-]{0,30}(?::[A-Z0-9-]{0,30})?$/) });

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
  summary: "Keep what one has begun to write, for oneself alone; the latest is kept",
  params,
  body: z.strictObject({
    content: z
      .string()
      .max(DRAFT_CHARACTERS_MAX)
      .refine((value) => !value.includes("\u0000"), { params: { code: "hidden_characters" } }),
  }),
  answer: draft,
  status: 200,
  problems: [...writing],
});

export const forgetDraft = route({
  id: "drafts.forget",
  method: "DELETE",
  path: "/drafts/:key",
  tag: "drafts",
  access: "signed-in",
  summary: "Forget it; also where there is none",
  params,
  status: 204,
  problems: [...writing],
});
