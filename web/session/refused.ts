import type { Problem } from "#api/problem.ts";

/** A refusal of the desk, thrown because the query library tells failure from success that way. */
export class Refused extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.code);
    this.problem = problem;
  }
}
