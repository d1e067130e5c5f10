import { existsSync } from "node:fs";

export interface Step {
  readonly name: string;
  readonly says: string;
  readonly command: readonly string[];
  /** A vitest run counts its tests; any other step counts as one. */
  readonly vitest?: true;
  /** Runs while nothing else does: it measures, or fills both cores by itself. */
  readonly alone?: true;
  readonly env?: Readonly<Record<string, string>>;
  readonly minutesMax?: number;
}

const vitest = (...filter: string[]): readonly string[] => [
  "vitest",
  "run",
  "--passWithNoTests",
  ...filter,
];
const postgres15 = "/usr/lib/postgresql/15/bin";

const always: readonly Step[] = [
  {
    name: "types",
    says: "tsc -b, every place with its own globals",
    // Forced: an incremental build does not see that a file of words changed. One project and one checker at a time: each
    // checker reads the contract's types for itself, and on two cores four times as much work is slower.
    command: ["tsc", "-b", "--force", "--builders", "1", "--checkers", "1"],
  },
  { name: "format", says: "oxfmt", command: ["oxfmt", "--check"] },
  {
    name: "lint",
    says: "oxlint, import walls and types included",
    command: ["oxlint", "--quiet"],
    // One checker of types, for the same reason.
    env: { GOMAXPROCS: "1" },
  },
  {
    name: "walls",
    says: "each wall falls red when it is crossed",
    command: vitest("--project", "house", "walls"),
    vitest: true,
  },
  {
    name: "house",
    says: "file names, room sizes, lock file, the count of proofs",
    command: vitest("--project", "house", "--exclude", "test/walls.test.ts"),
    vitest: true,
  },
  {
    name: "core",
    says: "the pure rules, 95 % of their branches at least",
    command: vitest("--project", "core", "--coverage"),
    vitest: true,
  },
  {
    name: "procedure",
    says: "rules that nothing proves",
    command: ["node", "start.js", "procedure", "--check"],
  },
  { name: "unused", says: "knip: dead code and dependencies", command: ["knip"] },
  { name: "web", says: "components", command: vitest("--project", "web"), vitest: true },
  {
    name: "build",
    says: "the web app, which what starts later finds there",
    command: ["npm", "run", "--silent", "web:build"],
  },
  { name: "sizes", says: "what a first visit downloads", command: ["size-limit"], alone: true },
  {
    name: "server",
    says: "commands, reads and routes on PostgreSQL 18",
    command: vitest("--project", "server"),
    vitest: true,
    alone: true,
  },
];

/**
 * Files that say nothing to the database that the others do not say too: of all statements that the desk sends in the tests,
 * whatever their values, and of all functions that those call, each is in a file that stays, but for two plain ones of
 * sign-in: a contact's own name, and the end of a person's other sessions. Gathered from every file once, in November 2026; a
 * file that is new is tried on both.
 */
const SAID_BY_OTHERS = [
  ...["addresses", "bodies", "files", "headers", "live", "questions"].map(
    (doors) => `doors-${doors}`,
  ),
  ...["any", "endings", "once", "together"].map((tickets) => `tickets-${tickets}`),
  ...["acts-once", "agents", "calendars", "chain-tampering", "chain-verify", "coverage"],
  ...["environments-waiting", "escalation-notices", "escalations", "filing-unnamed"],
  ...["intake-forms", "kept-lines", "letters", "on-call-alerts", "one-connection", "outbox"],
  ...["people-doors", "procedure-settings", "report-requests", "sign-in", "sign-in-races"],
  ...["site", "subscription-escalations"],
];

const onPostgres15: Step = {
  name: "server-15",
  says: "what speaks to the database, on the PostgreSQL 15 of this machine",
  command: vitest(
    "--project",
    "server",
    ...SAID_BY_OTHERS.flatMap((subject) => ["--exclude", `test/server/${subject}.test.ts`]),
  ),
  env: { TEST_POSTGRES_BIN: postgres15 },
  vitest: true,
  alone: true,
};

const last: readonly Step[] = [
  {
    name: "start",
    says: "how fast npm start is ready again",
    command: vitest("--project", "start"),
    vitest: true,
    alone: true,
  },
  {
    name: "troubles",
    says: "npm start and its end, and what goes wrong at a start, under load and on other machines",
    command: vitest("--project", "troubles"),
    vitest: true,
    alone: true,
  },
  {
    name: "journeys",
    says: "whole stories in a real Chromium",
    command: vitest("--project", "journeys"),
    vitest: true,
    alone: true,
    minutesMax: 10,
  },
];

/** In order of running. The oldest PostgreSQL that we promise is tried where the machine has it. */
export const steps: readonly Step[] = [
  ...always,
  ...(existsSync(`${postgres15}/postgres`) ? [onPostgres15] : []),
  ...last,
];
