/**
 * call(route, input): Promise<{ ok: true, value } | { ok: false, problem }>; refusals are values, a dead line is thrown.
 * ask(route, input): the value; throws Refused. For queries and mutations: useQuery({ queryKey: [...], queryFn: () => ask(getMe, {}) }).
 * newKey(): an Idempotency-Key; make one per form, renew it once the answer came.
 */
import { makeClient } from "#api/client.ts";
import type { CallInput } from "#api/client.ts";
import type { AnswerOf, Route } from "#api/route.ts";
import { Refused } from "./refused.ts";

export const call = makeClient({ language: () => document.documentElement.lang || "fr" });

export async function ask<R extends Route>(route: R, input: CallInput<R>): Promise<AnswerOf<R>> {
  const answer = await call(route, input);
  if (answer.ok) return answer.value;
  throw new Refused(answer.problem);
}

export function newKey(): string {
  // randomUUID is only there on a secure origin, and a desk on a local network may not be one.
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
