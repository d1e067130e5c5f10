/**
 * The words of the desk, for whoever speaks: browser, letters, terminal.
 *
 * The English files give the keys their types; a language is loaded file by file, only when asked for.
 */
import { createInstance } from "i18next";
import type { BackendModule, i18n } from "i18next";
import type cli from "./en/cli.json";
import type calendars from "./en/calendars.json";
import type clocks from "./en/clocks.json";
import type consoleWords from "./en/console.json";
import type contracts from "./en/contracts.json";
import type coverage from "./en/coverage.json";
import type environments from "./en/environments.json";
import type escalations from "./en/escalations.json";
import type guide from "./en/guide.json";
import type home from "./en/home.json";
import type history from "./en/history.json";
import type intake from "./en/intake.json";
import type lifecycle from "./en/lifecycle.json";
import type mail from "./en/mail.json";
import type objectives from "./en/objectives.json";
import type oncall from "./en/oncall.json";
import type offers from "./en/offers.json";
import type plans from "./en/plans.json";
import type portal from "./en/portal.json";
import type problems from "./en/problems.json";
import type procedure from "./en/procedure.json";
import type programme from "./en/programme.json";
import type reports from "./en/reports.json";
import type settings from "./en/settings.json";
import type tickets from "./en/tickets.json";
import type ui from "./en/ui.json";
import { writeDate } from "./written-dates.ts";

export const languages = ["fr", "en"] as const;
export type Language = (typeof languages)[number];

type Resources = {
  ui: typeof ui;
  lifecycle: typeof lifecycle;
  objectives: typeof objectives;
  oncall: typeof oncall;
  offers: typeof offers;
  plans: typeof plans;
  portal: typeof portal;
  console: typeof consoleWords;
  calendars: typeof calendars;
  clocks: typeof clocks;
  contracts: typeof contracts;
  coverage: typeof coverage;
  environments: typeof environments;
  escalations: typeof escalations;
  guide: typeof guide;
  home: typeof home;
  history: typeof history;
  intake: typeof intake;
  problems: typeof problems;
  procedure: typeof procedure;
  programme: typeof programme;
  reports: typeof reports;
  settings: typeof settings;
  tickets: typeof tickets;
  mail: typeof mail;
  cli: typeof cli;
};
export type Namespace = keyof Resources;

declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "ui";
    resources: Resources;
  }
}

type WordFile = { default: object };
const files: Record<Language, Record<Namespace, () => Promise<WordFile>>> = {
  fr: {
    ui: () => import("./fr/ui.json", { with: { type: "json" } }),
    coverage: () => import("./fr/coverage.json", { with: { type: "json" } }),
    environments: () => import("./fr/environments.json", { with: { type: "json" } }),
    escalations: () => import("./fr/escalations.json", { with: { type: "json" } }),
    guide: () => import("./fr/guide.json", { with: { type: "json" } }),
    home: () => import("./fr/home.json", { with: { type: "json" } }),
    history: () => import("./fr/history.json", { with: { type: "json" } }),
    intake: () => import("./fr/intake.json", { with: { type: "json" } }),
    lifecycle: () => import("./fr/lifecycle.json", { with: { type: "json" } }),
    objectives: () => import("./fr/objectives.json", { with: { type: "json" } }),
    oncall: () => import("./fr/oncall.json", { with: { type: "json" } }),
    offers: () => import("./fr/offers.json", { with: { type: "json" } }),
    plans: () => import("./fr/plans.json", { with: { type: "json" } }),
    portal: () => import("./fr/portal.json", { with: { type: "json" } }),
    console: () => import("./fr/console.json", { with: { type: "json" } }),
    calendars: () => import("./fr/calendars.json", { with: { type: "json" } }),
    clocks: () => import("./fr/clocks.json", { with: { type: "json" } }),
    contracts: () => import("./fr/contracts.json", { with: { type: "json" } }),
    problems: () => import("./fr/problems.json", { with: { type: "json" } }),
    procedure: () => import("./fr/procedure.json", { with: { type: "json" } }),
    programme: () => import("./fr/programme.json", { with: { type: "json" } }),
    reports: () => import("./fr/reports.json", { with: { type: "json" } }),
    settings: () => import("./fr/settings.json", { with: { type: "json" } }),
    tickets: () => import("./fr/tickets.json", { with: { type: "json" } }),
    mail: () => import("./fr/mail.json", { with: { type: "json" } }),
    cli: () => import("./fr/cli.json", { with: { type: "json" } }),
  },
  en: {
    ui: () => import("./en/ui.json", { with: { type: "json" } }),
    coverage: () => import("./en/coverage.json", { with: { type: "json" } }),
    environments: () => import("./en/environments.json", { with: { type: "json" } }),
    escalations: () => import("./en/escalations.json", { with: { type: "json" } }),
    guide: () => import("./en/guide.json", { with: { type: "json" } }),
    home: () => import("./en/home.json", { with: { type: "json" } }),
    history: () => import("./en/history.json", { with: { type: "json" } }),
    intake: () => import("./en/intake.json", { with: { type: "json" } }),
    lifecycle: () => import("./en/lifecycle.json", { with: { type: "json" } }),
    objectives: () => import("./en/objectives.json", { with: { type: "json" } }),
    oncall: () => import("./en/oncall.json", { with: { type: "json" } }),
    offers: () => import("./en/offers.json", { with: { type: "json" } }),
    plans: () => import("./en/plans.json", { with: { type: "json" } }),
    portal: () => import("./en/portal.json", { with: { type: "json" } }),
    console: () => import("./en/console.json", { with: { type: "json" } }),
    calendars: () => import("./en/calendars.json", { with: { type: "json" } }),
    clocks: () => import("./en/clocks.json", { with: { type: "json" } }),
    contracts: () => import("./en/contracts.json", { with: { type: "json" } }),
    problems: () => import("./en/problems.json", { with: { type: "json" } }),
    procedure: () => import("./en/procedure.json", { with: { type: "json" } }),
    programme: () => import("./en/programme.json", { with: { type: "json" } }),
    reports: () => import("./en/reports.json", { with: { type: "json" } }),
    settings: () => import("./en/settings.json", { with: { type: "json" } }),
    tickets: () => import("./en/tickets.json", { with: { type: "json" } }),
    mail: () => import("./en/mail.json", { with: { type: "json" } }),
    cli: () => import("./en/cli.json", { with: { type: "json" } }),
  },
};

const loadOnDemand: BackendModule = {
  type: "backend",
  init: () => undefined,
  read: (language, namespace, answer) => {
    if (!isLanguage(language) || !isNamespace(namespace)) return answer(null, {});
    files[language][namespace]().then(
      (file) => answer(null, { ...file.default }),
      (cause: unknown) => answer(cause instanceof Error ? cause : String(cause), false),
    );
  },
};

/** Makes an instance that speaks one language; further namespaces load when first used, or by `loadNamespaces`. */
export async function makeWords(language: Language, namespaces: Namespace[]): Promise<i18n> {
  const words = createInstance();
  await words.use(loadOnDemand).init({
    lng: language,
    ns: namespaces,
    defaultNS: "ui",
    supportedLngs: languages,
    fallbackLng: false,
    // React escapes by itself; whoever writes HTML by hand escapes there.
    interpolation: { escapeValue: false },
  });
  words.services.formatter?.add("megabytes", megabytes);
  words.services.formatter?.add("instant", instant);
  words.services.formatter?.add("day", day);
  return words;
}

/** `{{max, megabytes}}`: a count of bytes, in the unit that readers know. */
function megabytes(bytes: unknown): string {
  return String(Math.floor(Number(bytes) / (1024 * 1024)));
}

/** `{{until, instant}}`: an ISO 8601 instant in the `timeZone` of the words around it; in UTC, and saying so, without one. */
function instant(
  iso: unknown,
  language: string | undefined,
  around: { readonly timeZone?: unknown },
): string {
  const timeZone = typeof around.timeZone === "string" ? around.timeZone : "UTC";
  return writeDate(Date.parse(String(iso)), language, {
    year: "numeric",
    month: "long",
    day: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    timeZoneName: "short",
    timeZone,
  });
}

/** `{{until, day}}`: an ISO 8601 day in words. */
function day(iso: unknown, language: string | undefined): string {
  const at = Date.parse(`${String(iso)}T00:00:00Z`);
  return writeDate(at, language, { dateStyle: "long", timeZone: "UTC" });
}

/** True when the desk speaks it. */
export function isLanguage(value: string | null | undefined): value is Language {
  return value === "fr" || value === "en";
}

/** The first language of the reader's list that the desk speaks; French when none is. */
export function chooseLanguage(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const primary = tag.slice(0, 2).toLowerCase();
    if (isLanguage(primary)) return primary;
  }
  return "fr";
}

/** For whoever may be asked for any word. */
export function everyNamespace(): Namespace[] {
  return Object.keys(files.en).filter(isNamespace);
}

function isNamespace(value: string): value is Namespace {
  return value in files.en;
}
