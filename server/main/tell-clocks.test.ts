import { expect, test } from "vitest";
import type { TicketClocks } from "#api/clocks.ts";
import { loadWords, wordIn } from "#server/platform/words.ts";
import { tellClocks, tellObjectives } from "./tell-clocks.ts";

const because = (type: string) => ({ type, at: "2026-11-27T16:55:00Z" });
/** Filed on a Friday evening of Paris, before a Monday on which nobody serves. */
const told: TicketClocks = {
  at: "2026-12-01T08:00:00Z",
  promised: true,
  zone: "Europe/Paris",
  offer: "Standard",
  clocks: [
    {
      clock: "response",
      status: "running",
      startedAt: "2026-11-27T16:55:00Z",
      startedBy: because("ticket-filed"),
      endedAt: null,
      endedBy: null,
      target: {
        severity: 3,
        clock: "response",
        amount: 1,
        unit: "business_days",
        hours: "business_hours",
      },
      targetFrom: "2026-11-27T16:55:00Z",
      due: "2026-12-01T16:55:00Z",
      consumedSeconds: 3900,
      leftSeconds: 32_100,
      missed: false,
      misses: [],
      spans: [
        {
          from: "2026-11-27T16:55:00Z",
          to: "2026-11-27T17:00:00Z",
          kind: "running",
          because: null,
          entry: null,
        },
        {
          from: "2026-11-27T17:00:00Z",
          to: "2026-11-29T23:00:00Z",
          kind: "outside_hours",
          because: null,
          entry: null,
        },
        {
          from: "2026-11-29T23:00:00Z",
          to: "2026-11-30T23:00:00Z",
          kind: "holiday",
          because: null,
          entry: "Saint-André",
        },
        {
          from: "2026-11-30T23:00:00Z",
          to: "2026-12-01T07:00:00Z",
          kind: "outside_hours",
          because: null,
          entry: null,
        },
        {
          from: "2026-12-01T07:00:00Z",
          to: "2026-12-01T08:00:00Z",
          kind: "running",
          because: null,
          entry: null,
        },
      ],
      ahead: [
        {
          from: "2026-12-01T08:00:00Z",
          to: "2026-12-01T16:55:00Z",
          kind: "running",
          because: null,
          entry: null,
        },
      ],
    },
  ],
};
async function tell(language: "fr" | "en", what = told): Promise<string> {
  const word = wordIn(await loadWords());
  // French keeps its spaces from breaking; here they are only spaces.
  return tellClocks(what, word, language)
    .join("\n")
    .replaceAll(/[\u00A0\u202F]/g, " ");
}

test("R-31-10 says why a request of Friday evening is due on Tuesday, at the contract's hours, in either language", async () => {
  const french = await tell("fr");
  expect(french).toContain("Première réponse — sous 1 jour ouvré");
  expect(french).toMatch(/ven\. 27 nov\., 17:55 .* → ven\. 27 nov\., 18:00 .* · 5 min · A couru/);
  expect(french).toMatch(/· 24 h · Jour férié · Saint-André/);
  expect(french).toMatch(/Échéance : mar\. 1er déc\., 17:55/);
  expect(french).toMatch(/si rien ne change\n    mar\. 1er déc\., 09:00 .* · Court · Le support/);
  const english = await tell("en");
  expect(english).toContain("First response — within 1 business day");
  expect(english).toMatch(/Holiday · Saint-André/);
});

test("a day of another year is written with its year, by the contract's zone; one of now's is not", async () => {
  const [clock] = told.clocks;
  if (clock === undefined) throw new Error("No clock");
  const late = { ...told, clocks: [{ ...clock, due: "2026-12-31T23:30:00Z" }] };
  expect(await tell("fr", late)).toMatch(/Échéance : ven\. 1er janv\. 2027(, | à )00:30/);
  expect(await tell("en", late)).toMatch(/Fri, 1 Jan 2027(, | at )00:30/);
  expect(await tell("en", late)).toMatch(/Fri 27 Nov(, | at )17:55/);
  const eve = { ...late, at: "2026-12-31T23:10:00Z" };
  expect(await tell("en", eve)).toMatch(/Fri, 27 Nov 2026(, | at )17:55/);
  expect(await tell("en", eve)).toMatch(/Fri 1 Jan(, | at )00:30/);
});

test("of what has not run yet no minute is used, and that is said", async () => {
  const [clock] = told.clocks;
  if (clock === undefined) throw new Error("No clock");
  const unused = { ...told, clocks: [{ ...clock, consumedSeconds: 0 }] };
  expect(await tell("fr", unused)).toContain("Temps de service utilisé — 0 min");
});

test("what no contract promises is said to be so", async () => {
  const nothing = { ...told, promised: false, clocks: [] };
  expect(await tell("fr", nothing)).toBe("Aucun contrat ne promet de délai pour cette demande.");
  expect(await tell("en", { ...told, clocks: [] })).toMatch(/^The contract promises no time/);
});

test("what the desk asks of itself is told apart, and never as a promise", async () => {
  const word = wordIn(await loadWords());
  const { at, zone, clocks } = told;
  const lines = tellObjectives({ at, zone, clocks, version: 1 }, word, "fr");
  expect(lines[1]).toBe("Objectifs internes (Ce que le support se fixe\u00A0; promis à personne.)");
  expect(lines.join("\n")).toContain("Première réponse — sous 1 jour ouvré");
  expect(lines.join("\n")).not.toContain("Standard");
  expect(tellObjectives({ at, zone, clocks: [], version: null }, word, "fr")).toEqual([]);
});
