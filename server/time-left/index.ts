export { readSoFar, tellLeft } from "./reads.ts";
export {
  dayEndOf,
  findNearest,
  placeTable,
  type LeftColumns,
  type LeftKey,
  type Nearest,
  type SoFar,
  type Wanted,
} from "./store.ts";
