export { LINK_LASTS, makeLink } from "./commands.ts";
export { LINK_PATHS, withoutResetTokens } from "./reads.ts";
export { findLink, insertLink, killLinks, sweepLinks, useLink, type Link } from "./store.ts";
