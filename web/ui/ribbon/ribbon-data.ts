/** What a ribbon shows. Instants are ISO 8601; a span without `to` still runs. Lanes may be of any number and meaning. */

/** How a span is painted: a state of work, or what a clock did. */
export type SpanKind =
  | "new"
  | "open"
  | "suspended"
  | "in_progress"
  | "resolved"
  | "closed"
  | "running"
  | "outside_hours"
  | "holiday"
  | "waiting_beneficiary"
  | "maintenance_window"
  | "stopped";

export type RibbonSpan = {
  from: string;
  to?: string | undefined;
  kind: SpanKind;
  /** Written on the band where there is room, and first in the words. */
  label: string;
  /** Why, in a sentence. */
  explanation?: string | undefined;
};

/** A due time, a reminder, a stop, a warning: drawn as a small post in its lane. */
export type RibbonPost = {
  at: string;
  tone: "due" | "kept" | "missed" | "reminder" | "warned";
  label: string;
  /** In a sentence, under the ribbon. */
  explanation?: string | undefined;
};

export type RibbonLane = {
  id: string;
  label: string;
  size?: "band" | "thin" | undefined;
  /** Beside the others, and drawn more lightly. */
  isAside?: boolean | undefined;
  spans: readonly RibbonSpan[];
  posts?: readonly RibbonPost[] | undefined;
};

export type RibbonMark = { at: string; side: "beneficiary" | "desk"; label: string };

/** A stretch of the ground that is shaded: outside service hours, a holiday. */
export type RibbonShade = { from: string; to: string; label?: string | undefined };

export type RibbonProps = {
  label: string;
  lanes: readonly RibbonLane[];
  marks?: readonly RibbonMark[] | undefined;
  now: string;
  from: string;
  to?: string | undefined;
  shades?: readonly RibbonShade[] | undefined;
  /** Opens the message of a mark. */
  onMark?: ((mark: RibbonMark) => void) | undefined;
};
