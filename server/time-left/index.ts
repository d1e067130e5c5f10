export { readCounting, tellLeft } from "./reads.ts";
export {
  dayEndOf,
  findNearest,
  nearIn,
  placeTable,
  type Counting,
  type LeftColumns,
  type LeftKey,
  type Nearest,
  type Wanted,
} from "./store.ts";
