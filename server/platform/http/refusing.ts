import type { FastifyError, FastifyReply, FastifyRequest } from "fastify";
import { PROBLEMS, type ProblemCode } from "#api/problems.ts";
import type { Language } from "#core/people/actor.ts";
import type { Refusal } from "#core/kit/result.ts";
import { isLostConnection } from "#server/platform/failure.ts";
import type { Binding } from "./binding.ts";
import type { Extras } from "./door.ts";
import { languageOf } from "./language.ts";
import { errorsOf, type Unparsed } from "./parse.ts";

/** Answers with a problem document (RFC 9457), in the given language. */
export function refuseWith(
  binding: Binding,
  reply: FastifyReply,
  request: FastifyRequest,
  language: Language,
  refusal: Refusal<ProblemCode>,
  unparsed?: Unparsed,
  extras: Extras = {},
): FastifyReply {
  const errors =
    unparsed === undefined || unparsed.others.length === 0
      ? {}
      : {
          errors: errorsOf(unparsed, (code, params) =>
            binding.speaker.besideField(code, language, params),
          ),
        };
  const problem = binding.speaker.problem(refusal, {
    language,
    requestId: request.id,
    ...errors,
    ...extras,
  });
  // Of a file that was to follow: a browser would keep the problem under its name.
  void reply.removeHeader("content-disposition");
  if (PROBLEMS[refusal.code] === 429) void reply.header("retry-after", secondsToWait(refusal));
  return reply
    .status(PROBLEMS[refusal.code])
    .header("cache-control", "no-store")
    .header("content-language", language)
    .type("application/problem+json; charset=utf-8")
    .serializer(String)
    .send(JSON.stringify(problem));
}

/** As the refusal says; one minute where it says nothing of it. */
function secondsToWait({ params }: Refusal<ProblemCode>): number {
  return Number(params?.["seconds"] ?? 60);
}

/** What the framework itself refuses gets a code of ours; everything else is a bug or an outage, told as such. */
export async function answerError(
  binding: Binding,
  error: FastifyError,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const known: Record<string, ProblemCode> = {
    FST_ERR_CTP_BODY_TOO_LARGE: "body_too_large",
    FST_ERR_CTP_INVALID_MEDIA_TYPE: "wrong_content_type",
    FST_ERR_CTP_EMPTY_JSON_BODY: "malformed_json",
    FST_ERR_CTP_INVALID_CONTENT_LENGTH: "malformed_json",
    FST_ERR_BAD_URL: "no_such_route",
    FST_ERR_MAX_PARAM_LENGTH: "no_such_route",
    file_gone: "file_gone",
    broken_utf8: "broken_utf8",
    malformed_json: "malformed_json",
  };
  const code = known[error.code] ?? codeOf(error);
  if (code === "body_too_large") hearOut(request, reply);
  if (PROBLEMS[code] >= 500) {
    binding.log.error(
      { error, requestId: request.id, method: request.method, url: request.url.split("?")[0] },
      "a request failed",
    );
  }
  return refuseWith(binding, reply, request, await languageFor(binding, request, code), { code });
}

const HEARD_OUT_MAX_BYTES = 64 * 1024 * 1024;

/**
 * Lets a body that is refused for its size run out unread: cut off in the middle of sending, many clients never read
 * what they are answered. One that would take too long is cut off all the same.
 */
function hearOut({ raw }: FastifyRequest, reply: FastifyReply): void {
  if (Number(raw.headers["content-length"] ?? Number.NaN) <= HEARD_OUT_MAX_BYTES) {
    reply.removeHeader("connection");
    raw.resume();
  }
}

/** Whoever is signed in reads their own language, unless finding out who they are may be what failed. */
async function languageFor(
  binding: Binding,
  request: FastifyRequest,
  code: ProblemCode,
): Promise<Language> {
  if (code === "internal_error" || code === "unavailable") return languageOf(request);
  return languageOf(request, await binding.identify(request.headers.cookie));
}

function codeOf(error: FastifyError): ProblemCode {
  // How the files of the site refuse a path that leads out of them.
  if (error.statusCode === 403 || error.statusCode === 404) return "no_such_route";
  return isLostConnection(error) ? "unavailable" : "internal_error";
}
