import { describe, expect, test } from "vitest";
import { as, type ContactId } from "#core/kit/brand.ts";
import {
  aTicket,
  byPhone,
  colin,
  complete,
  filing,
  ines,
  maya,
  moments,
  monday,
  phonedAt,
} from "#test/harness/one-ticket.ts";
import { decideFiling } from "./decide.ts";
import { NATURES, SEVERITIES } from "./vocabulary.ts";

describe("a request is filed", () => {
  test("R-12-03 R-31-01 R-31-03 reporting a problem on the portal opens a case at once, with its severity and words", () => {
    const { ticket, events } = aTicket();
    expect(ticket).toMatchObject({
      state: "new",
      waitingOn: "desk",
      nature: "problem_report",
      channel: "portal",
      severity: 2,
      declaredSeverity: 2,
      filer: maya.id,
      publicSequence: 1,
      internalSequence: 0,
      filedAt: monday,
    });
    expect(events).toHaveLength(1);
    expect(events[0]).toMatchObject({
      type: "ticket-filed",
      texts: { subject: filing.subject, description: filing.description },
    });
  });

  test("R-31-03 a case has a subject and a description that say something", () => {
    const invisible = "\u200B \u00A0\n";
    for (const field of ["subject", "description"] as const) {
      const answer = decideFiling({ ...filing, [field]: invisible }, maya, monday, null);
      expect(answer).toMatchObject({ ok: false, refusal: { code: "text_required", field } });
    }
  });

  test("R-32-01 a case is new whatever the door it came by", () => {
    for (const channel of ["phone", "email", "meeting", "found_by_desk"] as const) {
      const { ticket } = aTicket({ by: ines, filing: { channel } });
      expect([ticket.state, ticket.channel, ticket.assignee]).toEqual(["new", channel, null]);
    }
    expect(aTicket().ticket.state).toBe("new");
  });

  test("R-31-04 the four severities and every nature are taken as declared", () => {
    for (const severity of SEVERITIES)
      expect(aTicket({ filing: { severity } }).ticket.severity).toBe(severity);
    for (const nature of NATURES)
      expect(aTicket({ filing: { nature } }).ticket.nature).toBe(nature);
    expect(SEVERITIES).toEqual([1, 2, 3, 4]);
  });

  test("no contact files in another's name, and an agent files on behalf", () => {
    const another = { ...filing, filer: as<"ContactId">("someone") satisfies ContactId };
    const refused = { ok: false, refusal: { code: "wrong_actor" } };
    expect(decideFiling(another, maya, monday, null)).toMatchObject(refused);
    expect(decideFiling(another, ines, monday, null)).toMatchObject({ ok: true });
  });

  test("the desk's own clock files requests of reports for somebody, and nothing else", () => {
    const clock = { kind: "schedule" } as const;
    const refused = { ok: false, refusal: { code: "wrong_actor" } };
    expect(decideFiling(filing, clock, monday, null)).toMatchObject(refused);
    const planned = { ...filing, nature: "activity_report" } as const;
    expect(decideFiling(planned, clock, monday, null)).toMatchObject({ ok: true });
  });

  test("R-32-23 a later problem is a new case that cites the closed one, and only a closed one", () => {
    const followUpOf = as<"Reference">("EXO-2026-000001");
    const { ticket } = aTicket({ filing: { followUpOf } });
    expect([ticket.state, ticket.followUpOf]).toEqual(["new", followUpOf]);
    for (const cited of ["new", "open", "suspended", "in_progress", "resolved", null] as const) {
      const answer = decideFiling({ ...filing, followUpOf }, maya, monday, cited);
      expect(answer).toMatchObject({ ok: false, refusal: { code: "follow_up_not_closed" } });
    }
  });
});

describe("a request is taken and qualified", () => {
  test("R-32-02 taking a case assigns it to the agent and makes it open", () => {
    const { ticket } = aTicket().does(ines, complete.take);
    expect([ticket.state, ticket.assignee, ticket.level]).toEqual(["open", ines.id, 1]);
  });

  test("R-32-02 a new case that is given to an agent is open; one at work keeps its state", () => {
    const { assignee } = complete.assign;
    const given = aTicket().does(ines, complete.assign);
    expect([given.ticket.state, given.ticket.assignee]).toEqual(["open", assignee]);
    const passedOn = moments().working.does(ines, complete.assign);
    expect([passedOn.ticket.state, passedOn.ticket.assignee]).toEqual(["in_progress", assignee]);
    expect(passedOn.refused(ines, complete.assign)).toEqual({
      code: "already_assigned",
      field: "assignee",
    });
  });

  test("R-12-04 only the desk, and not before it took the case, says that it is an anomaly", () => {
    const anomaly = { type: "qualify", qualification: "anomaly", why: "Reproduced" } as const;
    expect(moments().new.refused(ines, anomaly).code).toBe("wrong_state");
    expect(moments().open.refused(maya, anomaly).code).toBe("wrong_actor");
    expect(moments().open.does(ines, anomaly).ticket.qualification).toBe("anomaly");
    expect(aTicket().ticket.qualification).toBeNull();
  });

  test("R-31-05 R-32-04 the desk's severity is final, the declared one stays beside it, and the change says why", () => {
    const { open } = moments();
    const lowered = open.does(ines, { type: "qualify", severity: 3, why: "One page only" });
    expect(lowered.ticket).toMatchObject({ declaredSeverity: 2, severity: 3 });
    expect(lowered.events.at(-1)).toMatchObject({
      payload: { severityBefore: 2, severityAfter: 3 },
      texts: { why: "One page only" },
    });
    expect(open.refused(ines, { type: "qualify", severity: 3, why: " " }).code).toBe(
      "why_required",
    );

    const insisted = lowered.does(maya, complete["declare-severity"]);
    expect(insisted.ticket).toMatchObject({ declaredSeverity: 1, severity: 3 });
  });

  test("R-31-05 until the desk has said so, the declared severity is in force", () => {
    const declared = aTicket().does(colin, complete["declare-severity"]);
    expect(declared.ticket).toMatchObject({ declaredSeverity: 1, severity: 1 });
    const again = { type: "declare-severity", severity: 1, why: "Still" } as const;
    expect(declared.refused(maya, again).code).toBe("severity_unchanged");
    expect(declared.refused(maya, { ...again, severity: 2, why: "" }).code).toBe("why_required");
  });

  test("R-32-03 the desk validates a severity by saying the same one, and from then on it stands", () => {
    const validated = moments().open.does(ines, { type: "qualify", severity: 2, why: "Seen" });
    expect(validated.ticket).toMatchObject({ severity: 2, severityQualified: true });
    expect(validated.does(maya, complete["declare-severity"]).ticket.severity).toBe(2);
    const named = moments().open.does(ines, { type: "qualify", qualification: "usage", why: "So" });
    expect(named.ticket.severityQualified).toBe(false);
    expect(named.does(ines, { type: "qualify", severity: 2, why: "Seen" }).ticket).toMatchObject({
      severityQualified: true,
      qualification: "usage",
    });
    expect(named.refused(ines, { type: "qualify", why: "Nothing" }).code).toBe(
      "nothing_to_qualify",
    );
  });

  test("an agent who was spoken to says by whom, how and when; a contact speaks only for themself", () => {
    const { asked } = moments();
    const told = { type: "provide-information", text: "6.5.2" } as const;
    expect(asked.refused(ines, told).code).toBe("recorded_required");
    expect(asked.refused(maya, { ...told, recorded: byPhone }).code).toBe("recorded_out_of_place");
    const { events } = asked.does(ines, { ...told, recorded: phonedAt(asked) });
    expect(events.at(-1)).toMatchObject({
      actor: { kind: "agent", id: ines.id },
      payload: { recorded: { saidBy: maya.id, channel: "phone", saidAt: asked.now.toString() } },
    });
  });
});
