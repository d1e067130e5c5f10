import { z } from "zod";
import { MOST_ITEMS } from "#core/intake/items.ts";
import { NATURES } from "#core/tickets/vocabulary.ts";
import { intakeItem, intakeKey } from "./intake-views.ts";
import { reading, writing } from "./people-problems.ts";
import { COMMON_PROBLEMS } from "./problems.ts";
import { route } from "./route.ts";
import { instant, prose, reference, words } from "./shapes.ts";

const nature = z.enum(NATURES);

export const intakeForm = z
  .object({
    nature,
    version: z.number().int().describe("0: the form that the desk starts with"),
    items: z.array(intakeItem),
  })
  .meta({ id: "IntakeForm" });
export type IntakeFormView = z.infer<typeof intakeForm>;

export const listIntakeForms = route({
  id: "intake.forms",
  method: "GET",
  path: "/intake/forms",
  tag: "intake",
  access: "signed-in",
  summary: "What requests of each nature are asked now",
  answer: z.object({ forms: z.array(intakeForm) }),
  status: 200,
  problems: [...COMMON_PROBLEMS, "not_signed_in", "forbidden"],
});

export const listFormVersions = route({
  id: "intake.versions",
  method: "GET",
  path: "/intake/forms/:nature/versions",
  tag: "intake",
  access: "staff",
  summary: "Who wrote a form, when and why, newest first",
  params: z.object({ nature }),
  answer: z.object({
    items: z.array(
      z.object({ version: z.number().int(), at: instant, by: z.string(), why: z.string() }),
    ),
  }),
  status: 200,
  problems: [...reading],
});

export const writeIntakeForm = route({
  id: "intake.write",
  method: "PUT",
  path: "/intake/forms/:nature",
  tag: "intake",
  access: "administrator",
  summary: "Write a form anew; tickets keep the one that they were filed under",
  params: z.object({ nature }),
  body: z.strictObject({
    items: z.array(intakeItem).max(MOST_ITEMS),
    why: words(1000).default("").describe("Kept with the version"),
  }),
  answer: intakeForm,
  status: 200,
  ifMatch: "required",
  problems: [
    ...writing,
    "version_required",
    "version_conflict",
    "item_twice",
    "item_key_reserved",
    "item_words_required",
  ],
});

export const conformity = z
  .object({
    form: z.number().int(),
    items: z.array(
      z.object({
        key: intakeKey,
        label: z.string().describe("In the reader's language"),
        state: z.enum(["met", "met_by_environment", "to_confirm", "missing", "asked", "optional"]),
      }),
    ),
    prepared: z
      .object({
        language: z.enum(["fr", "en"]),
        items: z.array(z.object({ text: prose(2000), key: intakeKey.nullable() })),
        environmentItem: z.number().int().nullable(),
      })
      .describe("What there is to ask for, in the beneficiary's language, ready to be sent"),
  })
  .meta({ id: "Conformity" });
export type ConformityView = z.infer<typeof conformity>;

export const getConformity = route({
  id: "tickets.conformity",
  method: "GET",
  path: "/tickets/:reference/conformity",
  tag: "tickets",
  access: "agent",
  summary: "What the form of a ticket's nature asks for, item by item, and what is left to ask",
  params: z.object({ reference }),
  answer: conformity,
  status: 200,
  problems: [...COMMON_PROBLEMS, "not_signed_in", "forbidden", "not_found", "wrong_format"],
});
