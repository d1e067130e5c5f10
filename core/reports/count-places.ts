import type { Counting } from "./counting.ts";

/** What the requests of the period were about, as it was at their filing. */
export const countPlaces: Counting = ({ within, history: { release, environment } }, count) => {
  if (within[0]?.event.type !== "ticket-filed") return;
  if (release !== null) count("releases", release, "filed");
  if (environment !== null) count("environments", environment, "filed");
};
