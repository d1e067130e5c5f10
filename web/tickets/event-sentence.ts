/**
 * useEventSentence(ticket): (event) => string. What happened, in a sentence of the reader's language; the same for both sides.
 */
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { EventView, TicketView } from "#api/ticket-views.ts";
import { INTERACTION_OUTCOMES } from "#core/tickets/vocabulary.ts";
import { formatShort } from "#web/ui/format-time.ts";
import { useReader } from "#web/ui/reader.tsx";
import type { Reader } from "#web/ui/reader.tsx";
import { namesIn } from "./names.ts";
import { onCallSentences } from "./on-call-sentences.ts";
import type { Say, Telling } from "./telling.ts";
import { numberIn, numbersIn, recordedIn, wordIn, yesIn } from "./payload.ts";

export function useEventSentence(ticket: TicketView): (event: EventView) => string {
  const { t } = useTranslation(["lifecycle", "history", "escalations"]);
  const reader = useReader();
  return useMemo(() => {
    const names = namesIn(ticket);
    return (event) => sentenceOf({ event, t, values: valuesOf(event, names, t, reader) });
  }, [ticket, t, reader]);
}

/** How whoever acted is called; the desk's own clock and those who were forgotten have names too. */
export function actorName({ actor }: Pick<EventView, "actor">, t: Say): string {
  if (actor.kind === "schedule") return t("actors.schedule");
  return actor.name === "" ? t("actors.gone") : actor.name;
}

function valuesOf(
  event: EventView,
  names: ReadonlyMap<string, string>,
  t: Say,
  reader: Reader,
): Record<string, unknown> {
  const { payload } = event;
  const called = (id: string | undefined) => names.get(id ?? "") ?? t("actors.gone");
  const recorded = recordedIn(payload);
  const startsAt = wordIn(payload, "startsAt");
  return {
    ...payload,
    ...(startsAt === undefined ? {} : { startsAt: formatShort(startsAt, Date.now(), reader) }),
    actor: actorName(event, t),
    filer: called(wordIn(payload, "filer")),
    assignee: called(wordIn(payload, "assignee") ?? wordIn(payload, "agent")),
    previous: called(wordIn(payload, "previous")),
    ...(recorded
      ? {
          channel: recorded.channel,
          saidBy: called(recorded.saidBy),
          saidAt: formatShort(recorded.saidAt, Date.now(), reader),
        }
      : {}),
  };
}

function sentenceOf(telling: Telling): string {
  const tell = sentences[telling.event.type];
  return tell === undefined ? telling.event.type : tell(telling).join(" ");
}

const FILED_BY = { contact: "own", agent: "onBehalf", schedule: "planned" } as const;

const sentences: Record<string, (telling: Telling) => string[]> = {
  "ticket-filed": ({ event, t, values }) => [
    t(`history:ticket-filed.${FILED_BY[event.actor.kind]}`, values),
    ...(wordIn(event.payload, "followUpOf") ? [t("history:ticket-filed.followUp", values)] : []),
  ],
  "ticket-assigned": ({ event, t, values }) => {
    const { actor, payload } = event;
    if (wordIn(payload, "assignee") === actor.id)
      return [t("history:ticket-assigned.taken", values)];
    if (wordIn(payload, "previous") === undefined)
      return [t("history:ticket-assigned.given", values)];
    return [t("history:ticket-assigned.moved", values)];
  },
  "ticket-qualified": ({ event, t, values }) => qualified(event, t, values),
  "severity-declared": ({ t, values }) => [t("history:severity-declared.declared", values)],
  "information-requested": ({ event, t, values }) => {
    const count = numberIn(event.payload, "items") ?? 0;
    const again = wordIn(event.payload, "from") === "suspended";
    return [
      t(
        again ? "history:information-requested.askedAgain" : "history:information-requested.asked",
        {
          ...values,
          count,
        },
      ),
    ];
  },
  "information-provided": ({ event, t, values }) => {
    const items = numbersIn(event.payload, "items");
    const recorded = recordedIn(event.payload);
    const how =
      recorded === undefined ? "own" : recorded.channel === "found_by_desk" ? "found" : "recorded";
    return [
      t(`history:information-provided.${how}`, values),
      ...(items.length > 0
        ? [t("history:information-provided.answered", { items: items.join(", ") })]
        : []),
    ];
  },
  "work-started": ({ event, t, values }) => [
    t(
      yesIn(event.payload, "overridden")
        ? "history:work-started.overridden"
        : "history:work-started.plain",
      values,
    ),
  ],
  "work-resumed": ({ event, t, values }) => [
    t(
      yesIn(event.payload, "overridden")
        ? "history:work-resumed.overridden"
        : "history:work-resumed.plain",
      values,
    ),
  ],
  "override-explained": ({ t, values }) => [t("history:override-explained.plain", values)],
  "conclusion-proposed": ({ event, t, values }) => [
    t(`history:conclusion-proposed.${proposalOf(event.payload)}`, values),
    ...(numberIn(event.payload, "severityAfter") === undefined
      ? []
      : [t("history:conclusion-proposed.severity", values)]),
  ],
  "conclusion-accepted": ({ event, t, values }) => [
    t(`history:conclusion-accepted.${spoken(event)}`, values),
    ...(lowered(event) ? [t("history:conclusion-accepted.severity", values)] : []),
  ],
  "conclusion-refused": ({ event, t, values }) => {
    const count = numberIn(event.payload, "refusals") ?? 1;
    return [
      t(`history:conclusion-refused.${spoken(event)}`, values),
      ...(count > 1 ? [t("history:conclusion-refused.count", { count })] : []),
    ];
  },
  "ticket-rejected": ({ event, t, values }) => {
    const reason = wordIn(event.payload, "reason");
    if (reason === "duplicate" && wordIn(event.payload, "duplicateOf") === undefined)
      return [t("history:ticket-rejected.duplicateUnnamed", values)];
    if (reason === "duplicate" || reason === "unintelligible" || reason === "out_of_scope")
      return [t(`history:ticket-rejected.${reason}`, values)];
    return [t("history:ticket-rejected.not_covered", values)];
  },
  "beneficiary-reminded": ({ event, t, values }) => {
    const phone = wordIn(event.payload, "channel") === "phone";
    if (yesIn(event.payload, "counts"))
      return [
        t(
          phone ? "history:beneficiary-reminded.phone" : "history:beneficiary-reminded.letter",
          values,
        ),
      ];
    return [
      t(
        phone
          ? "history:beneficiary-reminded.phoneUncounted"
          : "history:beneficiary-reminded.letterUncounted",
        values,
      ),
    ];
  },
  "closed-unanswered": ({ event, t, values }) => [
    t(
      yesIn(event.payload, "assumed")
        ? "history:closed-unanswered.assumed"
        : "history:closed-unanswered.abandoned",
      values,
    ),
  ],
  "ticket-withdrawn": ({ event, t, values }) => [
    t(`history:ticket-withdrawn.${spoken(event)}`, values),
  ],
  "reply-added": ({ t, values }) => [t("history:reply-added.plain", values)],
  "note-added": ({ t, values }) => [t("history:note-added.plain", values)],
  "escalation-raised": ({ t, values }) => [t("history:escalation-raised.plain", values)],
  "escalation-acknowledged": ({ t, values }) => [
    t("history:escalation-acknowledged.plain", values),
  ],
  "interaction-proposed": ({ t, values }) => [t("history:interaction-proposed.plain", values)],
  "interaction-agreed": ({ event, t, values }) => [
    t(`history:interaction-agreed.${spoken(event)}`, values),
  ],
  "interaction-recorded": ({ event, t, values }) => {
    const told = wordIn(event.payload, "outcome");
    const outcome = INTERACTION_OUTCOMES.find((one) => one === told) ?? "not_held";
    return [t(`history:interaction-recorded.${outcome}`, values)];
  },
  "escalation-ended": ({ t, values }) => [t("history:escalation-ended.plain", values)],
  "ticket-cited": ({ event, t, values }) => [
    wordIn(event.payload, "by") === undefined
      ? t("history:ticket-cited.unnamed", values)
      : t("history:ticket-cited.plain", values),
  ],
  ...onCallSentences,
};

function qualified({ payload }: EventView, t: Say, values: Record<string, unknown>): string[] {
  const before = numberIn(payload, "severityBefore");
  const after = numberIn(payload, "severityAfter");
  const was = wordIn(payload, "qualificationBefore");
  const is = wordIn(payload, "qualificationAfter");
  const said: string[] = [];
  if (before !== after) said.push(t("history:ticket-qualified.severityChanged", values));
  else if (yesIn(payload, "severityValidated"))
    said.push(t("history:ticket-qualified.severityValidated", values));
  if (is !== undefined && is !== was) {
    said.push(
      t(
        was === undefined
          ? "history:ticket-qualified.qualified"
          : "history:ticket-qualified.requalified",
        values,
      ),
    );
  }
  return said;
}

const demonstrated = [
  "information",
  "workaround",
  "works_as_designed",
  "misuse",
  "third_party",
] as const;

function proposalOf(payload: EventView["payload"]) {
  const kind = demonstrated.find((one) => one === wordIn(payload, "kind"));
  if (kind !== undefined) return kind;
  if (wordIn(payload, "category") === "one_off_patch") return "patch" as const;
  return wordIn(payload, "delivery") === "planned"
    ? ("fixPlanned" as const)
    : ("fixDelivered" as const);
}

function spoken({ payload }: EventView): "own" | "recorded" {
  return recordedIn(payload) === undefined ? "own" : "recorded";
}

function lowered({ payload }: EventView): boolean {
  return numberIn(payload, "severityBefore") !== numberIn(payload, "severityAfter");
}
