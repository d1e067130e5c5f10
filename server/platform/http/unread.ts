import { STATUS_CODES, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { PROBLEMS, type ProblemCode } from "#api/problems.ts";
import { newId } from "#server/platform/identity.ts";
import type { Binding } from "./binding.ts";
import { languageWanted } from "./language.ts";

/** Why Node gave up reading a request, with what it was reading where it says so. */
export interface Unread {
  readonly code: string;
  readonly rawPacket?: unknown;
}

/** How long whoever still sends may go on, so that they read the answer before the connection is gone. */
const HEARD_OUT_IN_MS = 1_000;

/**
 * Answers what never became a request, and so reaches no hook and no handler: as a problem like every other, over the bare
 * connection, which ends with it.
 */
export function answerUnread(
  { speaker }: Pick<Binding, "speaker">,
  protecting: Readonly<Record<string, string>>,
  unread: Unread,
  socket: Socket,
): void {
  if (unread.code === "ECONNRESET" || socket.destroyed) return;
  // Another answer is on its way there: in the middle of it, this one would be taken for a part of it.
  if (isAnswering(socket)) return void socket.destroy();
  // Whoever goes on sending is unreadable again, and was answered.
  if (!socket.writable) return;
  const code = codeOf(unread);
  const language = languageWanted(headerIn(unread, "accept-language"));
  const problem = JSON.stringify(speaker.problem({ code }, { language, requestId: newId() }));
  const headers = {
    ...protecting,
    "cache-control": "no-store",
    "content-language": language,
    "content-type": "application/problem+json; charset=utf-8",
    "content-length": Buffer.byteLength(problem),
    connection: "close",
  };
  const status = PROBLEMS[code];
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  socket.end([`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, ...lines, "", problem].join("\r\n"));
  setTimeout(() => socket.destroy(), HEARD_OUT_IN_MS).unref();
}

/** Node keeps the answer that a connection is given on the connection, by a name of its own. */
function isAnswering(socket: Socket): boolean {
  const answer = "_httpMessage" in socket ? socket._httpMessage : undefined;
  return answer instanceof ServerResponse && answer.headersSent;
}

function codeOf({ code }: Unread): ProblemCode {
  if (code === "HPE_HEADER_OVERFLOW") return "headers_too_large";
  return code === "ERR_HTTP_REQUEST_TIMEOUT" ? "request_too_slow" : "malformed_request";
}

/** What one header says, of what came in one piece with what could not be read; "" where it did not. */
function headerIn({ rawPacket }: Unread, name: string): string {
  if (!Buffer.isBuffer(rawPacket)) return "";
  return (
    new RegExp(String.raw`^${name}:[ \t]*([^\r\n]*)`, "imu").exec(
      rawPacket.toString("latin1"),
    )?.[1] ?? ""
  );
}
