import { z } from "zod";
import { COMMON_PROBLEMS } from "./problems.ts";
import { route } from "./route.ts";
import { id } from "./shapes.ts";
import { attachmentView } from "./ticket-views.ts";

export const FILE_SIZE_MAX_IN_BYTES = 50 * 1024 * 1024;

/** A draft is gone on with within that time, or its files are sent again. */
export const LOOSE_FILE_DAYS = 7;

export const uploadAttachment = route({
  id: "attachments.upload",
  method: "POST",
  path: "/attachments",
  tag: "attachments",
  summary: `Send one file as raw bytes (application/octet-stream); name it in a command within ${LOOSE_FILE_DAYS} days, or it is deleted`,
  access: "signed-in",
  query: z.strictObject({ name: z.string().min(1).max(255) }),
  upload: true,
  answer: attachmentView,
  status: 201,
  problems: [
    ...COMMON_PROBLEMS,
    "not_signed_in",
    "cross_site",
    "forbidden",
    "missing_field",
    "too_long",
    "too_short",
    "wrong_type",
    "unknown_field",
    "wrong_content_type",
    "file_too_large",
    "file_empty",
    "file_name_hostile",
    "too_many_files_waiting",
    "upload_cut_short",
  ],
});

export const downloadAttachment = route({
  id: "attachments.download",
  method: "GET",
  path: "/attachments/:attachment",
  tag: "attachments",
  summary: "The bytes of a file, never shown inline where they could run",
  access: "signed-in",
  params: z.object({ attachment: id }),
  stream: "The file",
  media: "application/octet-stream",
  status: 200,
  problems: [
    ...COMMON_PROBLEMS,
    "not_signed_in",
    "forbidden",
    "not_found",
    "file_gone",
    "wrong_format",
  ],
});
