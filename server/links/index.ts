export { LINK_LASTS, makeLink } from "./commands.ts";
export { findLink, insertLink, killLinks, sweepLinks, useLink, type Link } from "./store.ts";
