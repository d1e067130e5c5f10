import type { ProblemCode } from "#api/problems.ts";

/** What an answer looks like that is this refusal, for `toMatchObject`. */
export function refused(code: ProblemCode, field?: string) {
  return { ok: false, problem: { code, ...(field === undefined ? {} : { field }) } } as const;
}

/** What an answer looks like that is none. */
export const done = { ok: true } as const;
