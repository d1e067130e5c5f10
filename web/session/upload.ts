/** uploadFile: what useUploads of web/ui wants; sends one file as raw bytes and answers its attachment. */
import { uploadAttachment } from "#api/attachments.ts";
import { urlOf } from "#api/client.ts";
import type { Problem } from "#api/problem.ts";
import type { AnswerOf } from "#api/route.ts";
import type { Upload, UploadAnswer } from "#web/ui/use-uploads.ts";

type Attachment = AnswerOf<typeof uploadAttachment>;

/** XMLHttpRequest, because fetch can not tell how far a body has gone. */
export const uploadFile: Upload<Attachment> = (file, onProgress, signal) =>
  new Promise((answer, fail) => {
    const request = new XMLHttpRequest();
    request.open(uploadAttachment.method, urlOf(uploadAttachment, { query: { name: file.name } }));
    request.responseType = "json";
    request.setRequestHeader("content-type", "application/octet-stream");
    request.setRequestHeader("x-permanence-csrf", "1");
    request.setRequestHeader("accept-language", document.documentElement.lang);
    request.upload.addEventListener("progress", (event) =>
      onProgress(event.total > 0 ? event.loaded / event.total : 0),
    );
    request.addEventListener("load", () => answer(read(request)));
    request.addEventListener("error", () => fail(new TypeError("upload failed")));
    request.addEventListener("abort", () => fail(signal.reason));
    signal.addEventListener("abort", () => request.abort());
    request.send(file);
  });

/** Refusals of a file that say nothing of the file itself. */
const passing: ReadonlySet<string> = new Set(["upload_cut_short", "too_many_files_waiting"]);

function read({ status, response }: XMLHttpRequest): UploadAnswer<Attachment> {
  // Untyped by the browser; the answer is what the contract declares, as in api/client.
  const answer: { attachment: Attachment; problem: Problem | null } = {
    attachment: response,
    problem: response,
  };
  if (status === uploadAttachment.status) return { ok: true, value: answer.attachment };
  const { problem } = answer;
  const again = status >= 500 || status === 429 || passing.has(problem?.code ?? "");
  return { ok: false, words: problem?.detail ?? "", again };
}
