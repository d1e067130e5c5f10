import { numberIn, type ActivityReport, type ReportedObjectives } from "./report.ts";

/** A sentence of a report by its key in the words, `reports:sentences.<key>`, with what is put into it. */
export interface Sentence {
  readonly key: SentenceKey;
  readonly params: Readonly<Record<string, number>>;
}

export type SentenceKey =
  | "filed"
  | "solved"
  | "nothingDue"
  | "allMet"
  | "missed"
  | "lowered"
  | "times"
  | "reminders"
  | "refusals"
  | "refusedAgain"
  | "escalations"
  | "severities"
  | "followUps";

/** The same of internal objectives, `objectives:report.<key>`. */
export interface ObjectiveSentence {
  readonly key: "nothingDue" | "allMet" | "someMissed";
  readonly params: Readonly<Record<string, number>>;
}

export function objectiveSentenceOf({ table }: ReportedObjectives): ObjectiveSentence {
  const numbers = { tables: [table] };
  const met = numberIn(numbers, "objectives", "met").value;
  const missed = numberIn(numbers, "objectives", "missed").value;
  if (met + missed === 0) return { key: "nothingDue", params: {} };
  if (missed === 0) return { key: "allMet", params: { count: met } };
  return { key: "someMissed", params: { count: missed, met, share: shareOf(met, missed) } };
}

/** In per cent, rounded down: what is not whole is not told to be. */
const shareOf = (met: number, missed: number): number => Math.floor((100 * met) / (met + missed));

type Said = Sentence | null;

/** A report in words, before any table: only what there is to say. */
export function sentencesOf(report: ActivityReport): readonly Sentence[] {
  const act = (row: string) => numberIn(report, "acts", "count", row);
  const filed = numberIn(report, "volumes", "filed");
  const reminders = act("reminders").value;
  const escalations = act("escalations").value;
  const [refusals, again] = [act("refusals").value, act("second_refusals").value];
  const [raised, lowered] = [act("raised").value, act("lowered").value];
  const followUps = act("follow_ups").value;
  const said: readonly Said[] = [
    say("filed", { count: filed.value, before: filed.before }),
    say("solved", {
      count: numberIn(report, "volumes", "solved").value,
      otherwise: numberIn(report, "volumes", "closed_otherwise").value,
      open: numberIn(report, "volumes", "open_after").value,
    }),
    ...targets(report),
    times(report),
    reminders > 0 ? say("reminders", { count: reminders, before: act("reminders").before }) : null,
    refusals > 0 ? say("refusals", { count: refusals }) : null,
    again > 0 ? say("refusedAgain", { count: again }) : null,
    escalations > 0
      ? say("escalations", { count: escalations, before: act("escalations").before })
      : null,
    raised + lowered > 0 ? say("severities", { raised, lowered }) : null,
    followUps > 0 ? say("followUps", { count: followUps, before: act("follow_ups").before }) : null,
  ];
  return said.flatMap((one) => one ?? []);
}

function targets(report: ActivityReport): readonly Said[] {
  const met = numberIn(report, "targets", "met").value;
  const missed = numberIn(report, "targets", "missed").value;
  const lowered = numberIn(report, "targets", "lowered").value;
  const outcome =
    met + missed === 0
      ? say("nothingDue", {})
      : missed === 0
        ? say("allMet", { count: met })
        : say("missed", { count: missed, met, share: shareOf(met, missed) });
  return [outcome, lowered > 0 ? say("lowered", { count: lowered }) : null];
}

function times(report: ActivityReport): Said {
  const desk = numberIn(report, "times", "desk").value;
  const beneficiary = numberIn(report, "times", "beneficiary").value;
  if (desk + beneficiary === 0) return null;
  const share = Math.round((100 * desk) / (desk + beneficiary));
  return say("times", { desk: share, beneficiary: 100 - share });
}

function say(key: SentenceKey, params: Sentence["params"]): Sentence {
  return { key, params };
}
