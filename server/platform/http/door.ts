import type { Readable } from "node:stream";
import type { IncomingMessage } from "node:http";
import type { Access, AnsweredBy, BodyOf, ParamsOf, QueryOf, Route } from "#api/route.ts";
import type { Actor, Language } from "#core/people/actor.ts";
import type { Refusal } from "#core/kit/result.ts";
import type { GivenKey } from "../idempotency.ts";

/** The person behind a request, as the sign-in subject found them. */
export interface Identity {
  readonly actor: Actor;
  readonly sessionId: string;
  readonly language: Language;
}

type Anyone = "anyone";
type Staff = "staff" | "agent" | "manager-or-administrator" | "administrator";
type ActorFor<A extends Access> = A extends Anyone
  ? undefined
  : A extends Staff
    ? Extract<Actor, { kind: "agent" }>
    : A extends "contact"
      ? Extract<Actor, { kind: "contact" }>
      : Actor;

/** One request, parsed, with who sent it. */
export interface Call<R extends Route> {
  readonly params: ParamsOf<R>;
  readonly query: QueryOf<R>;
  readonly body: BodyOf<R>;
  readonly actor: ActorFor<R["access"]>;
  readonly sessionId: R["access"] extends Anyone ? undefined : string;
  readonly language: Language;
  readonly now: Temporal.Instant;
  /** Without its quotes; there where the route asks for it. */
  readonly ifMatch: R["ifMatch"] extends "required" ? string : string | undefined;
  readonly idempotency: GivenKey | undefined;
  readonly requestId: string;
  /** Asks once more who is behind this request, for answers that last: a session may have ended meanwhile. */
  readonly identifyAgain: () => Promise<Identity | undefined>;
  /** The caller wants no body, and the route has an answer without one. */
  readonly brief: boolean;
  /** Network address of the caller. */
  readonly address: string;
  readonly userAgent: string | undefined;
  /** The bytes of an upload. */
  readonly upload: R["upload"] extends true ? IncomingMessage : undefined;
}

export interface StreamAnswer {
  readonly stream: Readable;
  readonly headers: Readonly<Record<string, string>>;
}

/** What a refusal may carry to the answer, beside its code. */
export interface Extras {
  readonly changes?: readonly {
    readonly at: string;
    readonly type: string;
    readonly by: string;
    readonly chain: "public" | "internal";
  }[];
  readonly version?: string;
}

export type Outcome<R extends Route> =
  /** The answer as JSON that the database wrote: it is sent as it is. */
  | { readonly ok: true; readonly text: R["answer"] extends undefined ? never : string }
  /** The answer of a route that may be brief: which version there is now. */
  | ([R["brief"]] extends [true | undefined]
      ? { readonly ok: true; readonly version: string }
      : never)
  | {
      readonly ok: true;
      readonly value: R["stream"] extends string ? StreamAnswer : AnsweredBy<R>;
      readonly headers?: Readonly<Record<string, string>>;
    }
  | {
      readonly ok: false;
      readonly refusal: Refusal<R["problems"][number]>;
      readonly extras?: Extras;
    };

export interface Door {
  readonly route: Route;
  readonly handle: (call: never) => Promise<Outcome<Route>>;
}

/** A route with the function that answers it; a problem code that the route does not declare fails to compile. */
export function door<const R extends Route>(
  route: R,
  handle: (call: Call<R>) => Promise<Outcome<R>>,
): { readonly route: R; readonly handle: (call: Call<R>) => Promise<Outcome<R>> } {
  return { route, handle };
}

/** A route answered without a body. */
export const nothing: { readonly ok: true; readonly value: undefined } = {
  ok: true,
  value: undefined,
};
