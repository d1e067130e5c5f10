import type { ConformityView, IntakeFormView } from "#api/intake.ts";
import type { FactName } from "#core/environments/environment.ts";
import { freshnessOf, REQUIRED_FACTS } from "#core/environments/freshness.ts";
import { completenessOf, type JudgedItem } from "#core/intake/completeness.ts";
import { ENVIRONMENT_KEY, firstForm, type IntakeForm } from "#core/intake/form.ts";
import type { IntakeItem } from "#core/intake/items.ts";
import type { GuideTopic } from "#core/intake/guide.ts";
import { askedKeys, toldBy } from "#core/intake/told.ts";
import type { Actor, Language } from "#core/people/actor.ts";
import { ok, refuse, type Result } from "#core/kit/result.ts";
import { authorizeOnTicket } from "#core/tickets/policy.ts";
import { environmentItems } from "#core/tickets/ticket.ts";
import { NATURES, type Nature } from "#core/tickets/vocabulary.ts";
import { readEnvironmentAsKnown, type KnownEnvironment } from "#server/environments/index.ts";
import { inPortal, type Database, type Queries } from "#server/platform/database.ts";
import { settingsInForce } from "#server/procedure-settings/index.ts";
import { findTicket } from "#server/ticket-rows/index.ts";
import { findForm, findFormAt, listForms, readFiled } from "./store.ts";

/** The guide's topics, each with its explanations by place. */
export type Guide = Readonly<
  Record<GuideTopic, { readonly title: string; readonly text: Readonly<Record<string, string>> }>
>;

export interface IntakeDeps {
  readonly database: Pick<Database, "desk" | "portal">;
  /** The standard words of an item, in a language. */
  readonly sayItem: (key: string, about: "label" | "ask", language: Language) => string;
  readonly guide: (language: Language) => Guide;
  /** Asks to confirm a system, naming what is missing or old of it. */
  readonly askEnvironment: (
    environment: { readonly name: string; readonly facts: readonly string[] },
    language: Language,
  ) => string;
}

/** The form of each nature that holds now. */
export async function readForms(
  { database }: Pick<IntakeDeps, "database">,
  actor: Actor,
): Promise<{ forms: IntakeFormView[] }> {
  const written =
    actor.kind === "contact"
      ? await inPortal(database, actor.id, listForms)
      : await listForms(database.desk);
  const forms = NATURES.map(
    (nature) => written.find((form) => form.nature === nature) ?? firstForm(nature),
  );
  return { forms: forms.map(viewForm) };
}

/** A form by its version; undefined where nobody wrote it. */
export async function readForm(
  queries: Queries,
  nature: Nature,
  version: number,
): Promise<IntakeForm | undefined> {
  return version === 0 ? firstForm(nature) : findForm(queries, nature, version);
}

export function viewForm({ nature, version, items }: IntakeForm): IntakeFormView {
  return {
    nature,
    version,
    items: items.map(({ files, need, words, ...item }) => ({
      ...item,
      need: typeof need === "string" ? need : { ...need },
      files: [...files],
      words: words === null ? null : { fr: { ...words.fr }, en: { ...words.en } },
    })),
  };
}

interface Asked {
  readonly actor: Actor;
  readonly reference: string;
  readonly now: Temporal.Instant;
  readonly language: Language;
}

/** R-32-03: how a ticket stands against the form of its nature, and what is left to ask, ready to be sent. */
export async function readConformity(
  deps: IntakeDeps,
  { actor, reference, now, language }: Asked,
): Promise<Result<ConformityView, "not_found">> {
  const { desk } = deps.database;
  const stored = await findTicket(desk, reference);
  const access =
    stored === undefined ? refuse("not_found") : authorizeOnTicket(actor, stored.ticket);
  if (!access.ok || stored === undefined) return refuse("not_found");
  const ticket = access.value.scope;
  const form =
    ticket.intake === null
      ? await findFormAt(desk, ticket.nature, ticket.filedAt)
      : await readForm(desk, ticket.nature, ticket.intake.form);
  const { items, version } = form ?? firstForm(ticket.nature);
  const filed = await readFiled(desk, stored.id);
  const environment =
    ticket.environment === null
      ? undefined
      : await readEnvironmentAsKnown(desk, ticket.environment.id);
  const { environmentFactDays } = await settingsInForce(desk);
  const freshness = environment && freshnessOf(environment, now, environmentFactDays);
  const system = environment && { facts: environment.facts, old: freshness?.old ?? [] };
  const judged = completenessOf(items, toldBy(ticket, filed.files), system ?? null);
  const asked = askedKeys(ticket);
  const last = ticket.requests.at(-1)?.sequence;
  const waits = environmentItems(ticket).some(({ request }) => request === last);
  const states = judged.map(({ key, state }) => ({
    key,
    state:
      isLacking(state) && (asked.includes(key) || (waits && isConfirmed(items, key)))
        ? ("asked" as const)
        : state,
  }));
  return ok({
    form: version,
    items: states.map(({ key, state }) => ({
      key,
      state,
      label: wordsOf(deps, items, key, "label", language),
    })),
    prepared: prepare(deps, {
      items,
      states,
      environment,
      // Facts that the form does not ask for, or that the filer told by it, are lacking in the registry all the same.
      lacking: freshness === undefined ? [] : [...freshness.missing, ...freshness.old],
      language: filed.language,
      waits,
    }),
  });
}

interface Lacking {
  readonly items: readonly IntakeItem[];
  readonly states: readonly { readonly key: string; readonly state: string }[];
  readonly environment: KnownEnvironment | undefined;
  readonly lacking: readonly FactName[];
  readonly language: Language;
  readonly waits: boolean;
}

/** What the system's own people confirm with one key is asked for as one item; the rest item by item. */
function prepare(
  deps: IntakeDeps,
  { items, states, environment, lacking, language, waits }: Lacking,
): ConformityView["prepared"] {
  const rest = states.filter(
    ({ key, state }) =>
      (state === "missing" || state === "to_confirm") &&
      (environment === undefined || !isConfirmed(items, key)),
  );
  const asked = rest.map(({ key }) => ({ key, text: wordsOf(deps, items, key, "ask", language) }));
  if (environment === undefined || lacking.length === 0 || waits)
    return { language, items: asked, environmentItem: null };
  const facts = lacking.map((name) => wordsOf(deps, items, name, "label", language));
  const confirm = deps.askEnvironment({ name: environment.name, facts }, language);
  return {
    language,
    items: [{ key: ENVIRONMENT_KEY, text: confirm }, ...asked],
    environmentItem: 1,
  };
}

function isLacking(state: JudgedItem["state"]): boolean {
  return state === "missing" || state === "to_confirm";
}

/** Whether confirming the system answers it: a fact that every system must have, and no other, waits for that. */
function isConfirmed(items: readonly IntakeItem[], key: string): boolean {
  return items.some(
    (item) => item.key === key && item.fact !== null && REQUIRED_FACTS.includes(item.fact),
  );
}

function wordsOf(
  { sayItem }: Pick<IntakeDeps, "sayItem">,
  items: readonly IntakeItem[],
  key: string,
  about: "label" | "ask",
  language: Language,
): string {
  const own = items.find((item) => item.key === key)?.words;
  return own?.[language][about] ?? sayItem(key, about, language);
}
