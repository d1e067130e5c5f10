import { Buffer } from "node:buffer";
import { urlOf } from "#api/client.ts";
import type { Problem } from "#api/problem.ts";
import type { Route } from "#api/route.ts";
import type { TestDesk } from "./desk.ts";
import type { PersonKey, World } from "./world.ts";

type Headers = Readonly<Record<string, string>>;

/** A request as raw as a program may send it. */
export interface Raw {
  readonly method: string;
  readonly url: string;
  /** A header that is `undefined` is left out, even where it is sent as a rule. */
  readonly headers?: Readonly<Record<string, string | undefined>>;
  readonly payload?: string | Buffer;
  readonly from?: string;
}

export interface Heard {
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
  /** What the answer holds, where it is JSON. */
  readonly json: unknown;
  /** Code of the refusal; "" where there was none. */
  readonly code: string;
  readonly problem: Partial<Problem>;
}

const usual = { "x-permanence-csrf": "1", "content-type": "application/json" };

/** Asks the desk in whatever way, past the typed client, and answers what came back. Streams are not waited for. */
export async function knock(desk: Pick<TestDesk, "app">, raw: Raw): Promise<Heard> {
  const given = { ...(raw.payload === undefined ? { "x-permanence-csrf": "1" } : usual) };
  const headers = Object.fromEntries(
    Object.entries({ ...given, ...raw.headers }).filter(([, value]) => value !== undefined),
  ) as Headers;
  const answer = await desk.app.inject({
    method: raw.method as "GET",
    url: raw.url,
    headers,
    payloadAsStream: true,
    ...(raw.payload === undefined ? {} : { payload: raw.payload }),
    ...(raw.from === undefined ? {} : { remoteAddress: raw.from }),
  });
  const told = Object.fromEntries(
    Object.entries(answer.headers).map(([name, value]) => [name, [value].flat().join("\n")]),
  );
  const type = told["content-type"] ?? "";
  const body = await read(answer.stream(), type.startsWith("text/event-stream"));
  const json: unknown = /json/.test(type) && body !== "" ? JSON.parse(body) : undefined;
  const refused = type.startsWith("application/problem+json") && json !== undefined;
  const problem: Partial<Problem> = refused ? (json as Problem) : {};
  return {
    status: answer.statusCode,
    headers: told,
    body,
    json,
    problem,
    code: problem.code ?? "",
  };
}

/** Posts whatever body, as a person who is signed in. */
export function post(world: World, person: PersonKey, url: string, body: object): Promise<Heard> {
  return knock(world, {
    method: "POST",
    url: `/api/v1${url}`,
    headers: { cookie: world.cookieOf(person) },
    payload: JSON.stringify(body),
  });
}

/** What Groupe Arvor asks, with what a test has to say about it. */
export function filing(world: World, more: object): object {
  return {
    organisation: world.organisations.arvor,
    nature: "question",
    severity: 3,
    subject: "Une question",
    description: "Laquelle ?",
    ...more,
  };
}

async function read(stream: NodeJS.ReadableStream & { destroy(): void }, endless: boolean) {
  const parts: Buffer[] = [];
  if (endless) stream.destroy();
  else for await (const part of stream) parts.push(Buffer.from(part as Uint8Array));
  return Buffer.concat(parts).toString("utf8");
}

/** The request of a route with what is given, as a raw one. */
export function rawOf(
  route: Route,
  given: {
    readonly params?: unknown;
    readonly query?: unknown;
    readonly body?: unknown;
    readonly headers?: Raw["headers"];
  },
): Raw {
  return {
    method: route.method,
    url: urlOf(route, given),
    headers: given.headers ?? {},
    ...(given.body === undefined ? {} : { payload: JSON.stringify(given.body) }),
  };
}
