import type { z } from "zod";
import type { ProblemCode } from "./problems.ts";

/** Who may knock. The binding refuses everyone else before the handler runs; commands check the thing itself. */
export type Access =
  | "anyone"
  | "signed-in"
  | "contact"
  | "staff"
  | "agent"
  | "manager-or-administrator"
  | "administrator";

/** One door of the HTTP contract, as data: the server, the client, the document and the tests all read it. */
export interface Route {
  readonly id: string;
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** Below `/api/v1`, parameters as `:name`. */
  readonly path: string;
  readonly tag: string;
  readonly summary: string;
  readonly access: Access;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  /** The body is raw bytes, streamed; only the upload of files. */
  readonly upload?: true;
  /** The answer is raw bytes or a stream; described in words. */
  readonly stream?: string;
  /** Of the stream. */
  readonly media?: string;
  readonly answer?: z.ZodType;
  readonly status: 200 | 201 | 204;
  /** `required`: the caller must say which version it has seen (`If-Match`). */
  readonly ifMatch?: "required";
  /** Whoever prefers it (`Prefer: return=minimal`, RFC 7240) gets no body, and the new version as `ETag`. */
  readonly brief?: true;
  readonly problems: readonly ProblemCode[];
}

/** Whether a request that is sent again under its key (`Idempotency-Key`) acts once: what refuses a key that is used anew claims it. */
export function honoursKey({ method, problems }: Pick<Route, "method" | "problems">): boolean {
  return method === "POST" && problems.includes("idempotency_key_reused");
}

/** Keeps the literal types of a route, so that a missing parameter or an undeclared answer fails to compile. */
export function route<const R extends Route>(declared: R): R {
  return declared;
}

type Parsed<Schema> = Schema extends z.ZodType ? z.output<Schema> : undefined;
type Given<Schema> = Schema extends z.ZodType ? z.input<Schema> : undefined;

export type ParamsOf<R extends Route> = Parsed<R["params"]>;
export type QueryOf<R extends Route> = Parsed<R["query"]>;
export type BodyOf<R extends Route> = Parsed<R["body"]>;
export type AnswerOf<R extends Route> = Parsed<R["answer"]>;
/** What a handler must return: the wire form of the answer. */
export type AnsweredBy<R extends Route> = Given<R["answer"]>;
export type GivenParams<R extends Route> = Given<R["params"]>;
export type GivenQuery<R extends Route> = Given<R["query"]>;
export type GivenBody<R extends Route> = Given<R["body"]>;
