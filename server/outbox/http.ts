import { Readable } from "node:stream";
import * as api from "#api/outbox.ts";
import { ok } from "#core/kit/result.ts";
import { readCursor, writeCursor } from "#server/platform/http/cursor.ts";
import { door } from "#server/platform/http/door.ts";
import { readLetter, readOutbox } from "./reads.ts";

/** The letters that no mail server took, for administrators. */
export function outboxDoors({ dataDirectory }: { readonly dataDirectory: string }) {
  return [
    door(api.listOutbox, async ({ actor, query: { cursor, limit } }) => {
      const place = readCursor(cursor, ["name"]);
      if (!place.ok) return place;
      const page = await readOutbox(dataDirectory, actor, { before: place.value?.name, limit });
      if (!page.ok) return page;
      const { items, next } = page.value;
      return ok({ items, next: writeCursor(next === null ? null : { name: next }) });
    }),
    door(api.getOutboxLetter, async ({ actor, params }) => {
      const letter = await readLetter(dataDirectory, actor, params.name);
      if (!letter.ok) return letter;
      const headers = {
        "content-type": "message/rfc822",
        "content-disposition": `attachment; filename="${params.name}"`,
      };
      return ok({ stream: Readable.from([letter.value]), headers });
    }),
  ] as const;
}
