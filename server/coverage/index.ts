export { coverageDoors } from "./http.ts";
export { judge, type Judgement } from "./judge.ts";
export { viewCoverage } from "./view.ts";
