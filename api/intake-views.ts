import { z } from "zod";
import { FACTS } from "#core/environments/environment.ts";
import { CIRCUMSTANCES, FILE_KINDS } from "#core/intake/items.ts";
import { line, prose } from "./shapes.ts";

/** Under which an answer is kept: `logs`, `scenario`. */
export const intakeKey = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/);

const words = z.strictObject({ label: line(120), help: prose(2000), ask: prose(1000) });

const need = z.union([
  z.enum(["required", "optional"]),
  z.strictObject({ if: z.enum(CIRCUMSTANCES) }),
]);

/** One thing that a form asks for. */
export const intakeItem = z
  .strictObject({
    key: intakeKey,
    need,
    fact: z.enum(FACTS).nullable().describe("What the registry of environments knows of it"),
    files: z.array(z.enum(FILE_KINDS)).max(5).describe("Any one of these answers it"),
    words: z
      .strictObject({ fr: words, en: words })
      .nullable()
      .describe("Null: the standard words of the key"),
  })
  .meta({ id: "IntakeItem" });
