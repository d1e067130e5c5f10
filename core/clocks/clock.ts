import type { Moment } from "../calendars/moment.ts";
import type { Timetable } from "../calendars/timetable.ts";
import type { ServiceLevel } from "../contracts/terms.ts";
import type { Clock as ClockName, ServiceHours } from "../contracts/vocabulary.ts";
import type { Severity } from "../tickets/vocabulary.ts";

/** What a ticket was granted, or what the desk sets itself, with the calendars to count by. */
export interface Promises {
  readonly levels: readonly ServiceLevel[];
  /** By which a clock counts that ended then, or counts still: what is over does not move with what is open. */
  readonly timetableOf: (hours: ServiceHours, endedAt: Moment | null) => Timetable;
  /** Whether a fix that is only planned stops the clock of the resolution once it is accepted. */
  readonly plannedFixResolves: boolean;
  /** Announced maintenance windows, during which a restoration does not count. */
  readonly windows: readonly {
    readonly from: Moment;
    readonly to: Moment;
    readonly name: string;
  }[];
}

/** Which event of the ticket's history something came of, by its place in it, counted from 0. */
export type EventIndex = number;

export const SPAN_KINDS = [
  "running",
  "outside_hours",
  "holiday",
  "waiting_beneficiary",
  "maintenance_window",
  "stopped",
] as const;
export type SpanKind = (typeof SPAN_KINDS)[number];

/** A part of a clock's time, and why it ran or stood. The spans of a clock tile its time without gap or overlap. */
export interface ClockSpan {
  readonly from: Moment;
  readonly to: Moment;
  readonly kind: SpanKind;
  /** The event that it stands for; null where the calendar decides. */
  readonly event: EventIndex | null;
  /** The holiday, other hours or window by name; null where none has a say. */
  readonly entry: string | null;
}

export const CLOCK_STATUSES = [
  "running",
  /** Waits for the beneficiary, or for a window to be over. */
  "paused",
  "stopped",
  /** The ticket is over, or its severity has no such target any more. */
  "no_longer_due",
  /** The request was withdrawn. */
  "not_counted",
] as const;
export type ClockStatus = (typeof CLOCK_STATUSES)[number];

/** How far ahead of now a clock tells what lies before its due, in microseconds: targets may be years long. */
export const AHEAD_MAX = 31 * 24 * 3_600_000_000;

/** The share of a target at which it is due, in percent. */
export const WHOLE = 100;

/** A target that was passed: known once, whatever happens later. */
export interface Miss {
  readonly severity: Severity;
  readonly due: Moment;
}

/** A target of a ticket: since when it counts, what of it is used, when it is due, and why. */
export interface Clock {
  readonly clock: ClockName;
  readonly status: ClockStatus;
  readonly startedAt: Moment;
  readonly startedBy: EventIndex;
  /** When it stopped or ended; null while it counts. */
  readonly endedAt: Moment | null;
  readonly endedBy: EventIndex | null;
  /** In force when it ended, or still. */
  readonly severity: Severity;
  /** False where it was stopped by a solution that is neither accepted nor refused so far: that may go on. */
  readonly isAnswered: boolean;
  /** The target by which it is due: of the severity in force, or of one before that is due earlier. */
  readonly target: ServiceLevel;
  /** Since when that target counts: the start, or the change of severity that brought it. */
  readonly targetFrom: Moment;
  /** Null while it stands and is not past due: when it goes on is not known. */
  readonly due: Moment | null;
  /** Service time since the start, in microseconds: the sum of its running spans. */
  readonly consumed: number;
  /** Service time of the target that is left, in microseconds; below zero once it is passed. */
  readonly left: number;
  /** Whether it was due before it stopped, or is past due now. At the very instant of its due it is not. */
  readonly missed: boolean;
  /** In the order in which they came about, under the severity then in force, each target once; the last may be of now. */
  readonly misses: readonly Miss[];
  readonly spans: readonly ClockSpan[];
  /**
   * What lies between now and its due, should nothing happen: spans that tile that time, and what runs of them is what is left;
   * of the first `AHEAD_MAX` where it is longer. None where it is over or passed, or where nobody knows when it goes on.
   */
  readonly ahead: readonly ClockSpan[];
}
