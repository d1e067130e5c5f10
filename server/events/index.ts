export { appendEvents, NO_HEADS, type Appended, type FileHashes, type Heads } from "./store.ts";
