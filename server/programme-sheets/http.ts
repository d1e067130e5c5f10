import { Readable } from "node:stream";
import * as api from "#api/programme-sheets.ts";
import { ok, refuse } from "#core/kit/result.ts";
import type { Language } from "#core/people/actor.ts";
import { inPortal, type Database, type Queries } from "#server/platform/database.ts";
import { door } from "#server/platform/http/door.ts";
import { createProduct, importSheet, sheetOf } from "./commands.ts";
import { writeFile, type FileFault } from "./reads.ts";
import { isProduct } from "./store.ts";

export interface SheetDeps {
  readonly database: Database;
  readonly sayFault: (fault: FileFault, language: Language) => string;
}

/** A product's programme as a file, out and in. */
export function programmeSheetDoors({ database, sayFault }: SheetDeps) {
  return [
    door(api.exportProgramme, async ({ actor, params, query }) => {
      const read = async (queries: Queries) =>
        (await isProduct(queries, params.product)) ? sheetOf(queries, params.product) : undefined;
      const sheet =
        actor.kind === "contact"
          ? await inPortal(database, actor.id, read)
          : await read(database.desk);
      if (sheet === undefined) return refuse("not_found");
      const { format } = query;
      return ok({
        stream: Readable.from([writeFile(format, sheet)]),
        headers: {
          "content-type": `${format === "csv" ? "text/csv" : "application/yaml"}; charset=utf-8`,
          "content-disposition": `attachment; filename="maintenance-programme.${format}"`,
        },
      });
    }),
    door(api.importProgramme, ({ params, body, language, ...asked }) =>
      importSheet(database, asked, params.product, body, (fault) => sayFault(fault, language)),
    ),
    door(api.addProduct, (call) => createProduct(database, call, call.body.name)),
  ] as const;
}
