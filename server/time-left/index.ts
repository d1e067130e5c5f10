export { readSoFar, tellLeft } from "./reads.ts";
export {
  dayEndOf,
  findNearest,
  nearIn,
  placeTable,
  type LeftColumns,
  type LeftKey,
  type Nearest,
  type SoFar,
  type Wanted,
} from "./store.ts";
