import type { FastifyRequest } from "fastify";

class BodyError extends Error {
  readonly code: "broken_utf8" | "malformed_json";
  constructor(code: "broken_utf8" | "malformed_json", cause: unknown) {
    super(code, { cause });
    this.code = code;
  }
}

/** Reads a JSON body strictly: broken UTF-8 is refused instead of being replaced, and no key reaches a prototype. */
export function readJson(
  _request: FastifyRequest,
  body: string | Buffer,
  done: (error: Error | null, value?: unknown) => void,
): void {
  if (body.length === 0) return done(null, {});
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(Buffer.from(body));
  } catch (error) {
    return done(new BodyError("broken_utf8", error));
  }
  try {
    done(null, JSON.parse(text, withoutPrototypes));
  } catch (error) {
    done(new BodyError("malformed_json", error));
  }
}

function withoutPrototypes(key: string, value: unknown): unknown {
  if (key === "__proto__") throw new SyntaxError("__proto__ is no field");
  return value;
}
