import { downloadAttachment, uploadAttachment } from "#api/attachments.ts";
import { refuse } from "#core/kit/result.ts";
import { door } from "#server/platform/http/door.ts";
import { keepFile, type FilesDeps } from "./commands.ts";
import { findReadable } from "./reads.ts";

export function attachmentDoors(deps: FilesDeps) {
  return [
    door(uploadAttachment, async ({ actor, query, upload, now }) => {
      const kept = await keepFile(deps, actor, query.name, upload, now);
      if (!kept.ok) return kept;
      const { id, name, size, mediaType, sha256 } = kept.value;
      return { ok: true, value: { id, name, size, mediaType, sha256 } };
    }),
    door(downloadAttachment, async ({ actor, params }) => {
      const file = await findReadable(deps.database, actor, params.attachment);
      if (file === undefined) return refuse("not_found");
      const headers = headersOf(file.name, file.media_type, file.size);
      return { ok: true, value: { stream: await deps.files.read(file.id), headers } };
    }),
  ];
}

/** Pictures that no browser runs; everything else is only ever saved. */
const SHOWN = new Set(["image/png", "image/jpeg", "image/gif", "image/webp"]);

function headersOf(name: string, mediaType: string, size: number): Record<string, string> {
  const shown = SHOWN.has(mediaType);
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, "_");
  return {
    "content-type": shown ? mediaType : "application/octet-stream",
    "content-length": String(size),
    "content-disposition": `${shown ? "inline" : "attachment"}; filename="${plain}"; filename*=UTF-8''${encoded(name)}`,
    "content-security-policy": "default-src 'none'; sandbox",
    "x-content-type-options": "nosniff",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "private, no-store",
  };
}

/** RFC 8187: what encodeURIComponent leaves and the header may not hold. */
function encoded(name: string): string {
  return encodeURIComponent(name).replace(
    /['()]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16)}`,
  );
}
