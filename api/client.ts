import { API_BASE } from "./contract-base.ts";
import type { Problem } from "./problem.ts";
import type { AnswerOf, GivenBody, GivenParams, GivenQuery, Route } from "./route.ts";

export type Called<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly problem: Problem };

type Part<Name extends string, Value> = Value extends undefined
  ? { readonly [K in Name]?: undefined }
  : { readonly [K in Name]: Value };

export type CallInput<R extends Route> = Part<"params", GivenParams<R>> &
  (GivenQuery<R> extends undefined
    ? { readonly query?: undefined }
    : { readonly query?: GivenQuery<R> }) &
  Part<"body", GivenBody<R>> & {
    readonly ifMatch?: string;
    readonly idempotencyKey?: string;
    readonly signal?: AbortSignal;
  };

export interface ClientOptions {
  readonly origin?: string;
  readonly fetch?: typeof globalThis.fetch;
  readonly headers?: Readonly<Record<string, string>>;
  readonly language?: () => string;
}

/**
 * Calls a route of the contract. A refusal is a value; a connection that fails is thrown. The answer is what the
 * server declared: it is not parsed again here.
 */
export function makeClient(options: ClientOptions = {}) {
  const send = options.fetch ?? globalThis.fetch;
  return async function call<R extends Route>(
    route: R,
    input: CallInput<R>,
  ): Promise<Called<AnswerOf<R>>> {
    const answer = await send(urlOf(route, input, options.origin ?? ""), {
      method: route.method,
      headers: headersOf(input, options),
      ...(input.body === undefined ? {} : { body: JSON.stringify(input.body) }),
      ...(input.signal === undefined ? {} : { signal: input.signal }),
      credentials: "same-origin",
    });
    if (answer.status === 204) return { ok: true, value: undefined as AnswerOf<R> };
    const value: unknown = await answer.json();
    if (answer.ok) return { ok: true, value: value as AnswerOf<R> };
    return { ok: false, problem: value as Problem };
  };
}

type Input = {
  readonly params?: unknown;
  readonly query?: unknown;
  readonly body?: unknown;
  readonly ifMatch?: string;
  readonly idempotencyKey?: string;
};

export function urlOf(route: Route, input: Input, origin = ""): string {
  const params = new Map(Object.entries(input.params ?? {}));
  const path = route.path.replace(/:([a-zA-Z]+)/g, (_, name: string) =>
    encodeURIComponent(String(params.get(name))),
  );
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(input.query ?? {})) {
    for (const one of Array.isArray(value) ? value : [value])
      if (one !== undefined) query.append(name, String(one));
  }
  const asked = query.toString();
  return `${origin}${API_BASE}${path}${asked === "" ? "" : `?${asked}`}`;
}

function headersOf(input: Input, options: ClientOptions): Record<string, string> {
  const language = options.language?.();
  return {
    accept: "application/json",
    "x-permanence-csrf": "1",
    ...(language === undefined ? {} : { "accept-language": language }),
    ...(input.body === undefined ? {} : { "content-type": "application/json" }),
    ...(input.ifMatch === undefined ? {} : { "if-match": `"${input.ifMatch}"` }),
    ...(input.idempotencyKey === undefined ? {} : { "idempotency-key": input.idempotencyKey }),
    ...options.headers,
  };
}
