import { z } from "zod";
import { SHEET_FAULTS } from "#core/catalogue/read-sheet.ts";
import { SHEET_COLUMNS } from "#core/catalogue/sheet.ts";
import { reading, writing, writingUnkeyed } from "./people-problems.ts";
import { route } from "./route.ts";
import { id, line, named, prose } from "./shapes.ts";

const format = z.enum(["yaml", "csv"]);
const params = z.object({ product: id });

export const exportProgramme = route({
  id: "programme.export",
  method: "GET",
  path: "/programme/products/:product/sheet",
  tag: "catalogue",
  access: "signed-in",
  summary: "A product's programme as a file, ready to be edited and imported",
  params,
  query: z.strictObject({ format: format.default("yaml") }),
  stream: "The programme as YAML or CSV",
  media: "text/plain",
  status: 200,
  problems: [...reading],
});

const fault = z.object({
  at: z.number().int().describe("Line of the file"),
  column: z.enum(SHEET_COLUMNS).nullable(),
  code: z.enum([...SHEET_FAULTS, "unreadable"]),
  value: z.string(),
  detail: z.string().describe("In the reader's language"),
});

const imported = z
  .object({
    applied: z.boolean(),
    version: z.string().describe("Of the programme as it is now; send it with what is to be kept"),
    faults: z.array(fault).describe("Faults of the file, the first 200; with one, nothing is kept"),
    moreFaults: z.number().int().describe("How many faults there are beside them"),
    lines: z.array(
      z.object({
        line: z.string(),
        isNew: z.boolean(),
        changes: z
          .array(z.enum(["releases", "milestones", "stack", "add_ons"]))
          .describe("None: the file says what is there already"),
      }),
    ),
    rules: z.boolean().describe("Whether the rules change"),
  })
  .meta({ id: "ProgrammeImport" });
export type ProgrammeImportView = z.infer<typeof imported>;

export const importProgramme = route({
  id: "programme.import",
  method: "POST",
  path: "/programme/products/:product/sheet",
  tag: "catalogue",
  access: "administrator",
  summary: "What a file would change of a product's programme, line by line; and to keep it",
  params,
  body: z.strictObject({
    format,
    text: prose(500_000),
    seen: z
      .string()
      .max(64)
      .optional()
      .describe("Version that was looked at: the file is kept. Without it nothing is"),
  }),
  answer: imported,
  status: 200,
  problems: [...writingUnkeyed, "version_conflict"],
});

export const addProduct = route({
  id: "programme.addProduct",
  method: "POST",
  path: "/programme/products",
  tag: "catalogue",
  access: "administrator",
  summary: "A product whose programme is to be written",
  body: z.strictObject({ name: line(120) }),
  answer: named,
  status: 201,
  problems: [...writing, "name_taken"],
});
