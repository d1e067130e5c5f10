import type { Problem } from "#api/problem.ts";

/** How long what the desk said is taken for current where nothing says otherwise: an answer, and a refusal as well. */
export const currentMilliseconds = 30_000;

/** A refusal of the desk, thrown because the query library tells failure from success that way. */
export class Refused extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.code);
    this.problem = problem;
  }
}

/** Whether the desk has just said that there is nothing for this reader: a page that says so blinks where it is asked anew. */
export function wasJustRefused(state: { error: unknown; errorUpdatedAt: number }): boolean {
  const { error, errorUpdatedAt } = state;
  if (!(error instanceof Refused) || ![403, 404].includes(error.problem.status)) return false;
  return Date.now() - errorUpdatedAt < currentMilliseconds;
}
