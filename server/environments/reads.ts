import type {
  ComparedFactView,
  EnvironmentChangeView,
  EnvironmentView,
  FactValueView,
} from "#api/environment-views.ts";
import type { ConfirmedBy, Environment } from "#core/environments/environment.ts";
import { FACTS } from "#core/environments/environment.ts";
import { freshnessOf } from "#core/environments/freshness.ts";
import {
  compareFacts,
  factsAt,
  sayAgain,
  type EnvironmentChange,
} from "#core/environments/history.ts";
import { authorizeKeeping } from "#core/environments/policy.ts";
import type { Actor } from "#core/people/actor.ts";
import { authorizeStaff } from "#core/people/policy.ts";
import type { ProcedureSettings } from "#core/procedure/settings.ts";
import { ok, refuse, type Result } from "#core/kit/result.ts";
import { inPortal, type Database, type Queries } from "#server/platform/database.ts";
import { trusted } from "#server/platform/trusted.ts";
import { settingsInForce } from "#server/procedure-settings/index.ts";
import {
  findEnvironment,
  listChanges,
  listLastSaid,
  listNames,
  type KnownEnvironment,
} from "./store.ts";

export interface EnvironmentDeps {
  readonly database: Pick<Database, "desk" | "portal">;
}

type FactDays = Pick<ProcedureSettings, "environmentFactDays">;

interface Reader {
  readonly actor: Actor;
  readonly now: Temporal.Instant;
}

type Refused = "not_found" | "forbidden";

/** Runs a question under the role of whoever asks: a contact's under the database's own policy. */
async function asReader<Answer>(
  { database }: Pick<EnvironmentDeps, "database">,
  actor: Actor,
  read: (queries: Queries) => Promise<Answer>,
): Promise<Result<Answer, "forbidden">> {
  if (actor.kind === "contact") return ok(await inPortal(database, actor.id, read));
  const allowed = authorizeStaff(actor, "customers.read");
  return allowed.ok ? ok(await read(database.desk)) : allowed;
}

export async function readEnvironment(
  deps: EnvironmentDeps,
  { actor, now }: Reader,
  id: string,
): Promise<Result<EnvironmentView, Refused>> {
  const settings = await settingsInForce(deps.database.desk);
  const found = await asReader(deps, actor, async (queries) => {
    const environment = await findEnvironment(queries, id);
    if (environment === undefined) return undefined;
    const names = await listNames(queries, speakersOf(environment));
    return { environment, names };
  });
  if (!found.ok) return found;
  if (found.value === undefined) return refuse("not_found");
  const { environment, names } = found.value;
  return ok(viewEnvironment(settings, environment, names, { actor, now }));
}

/** A page of what was done to it, newest first, from before a version. */
export async function readChanges(
  deps: EnvironmentDeps,
  { actor }: Reader,
  id: string,
  before: number | undefined,
  limit: number,
): Promise<Result<{ items: EnvironmentChangeView[]; next: number | null }, Refused>> {
  const found = await asReader(deps, actor, async (queries) => {
    if ((await findEnvironment(queries, id)) === undefined) return undefined;
    const changes = await listChanges(queries, id, before, limit + 1);
    return {
      changes,
      names: await listNames(
        queries,
        changes.map(({ by }) => idOf(by)),
      ),
    };
  });
  if (!found.ok) return found;
  if (found.value === undefined) return refuse("not_found");
  const { changes, names } = found.value;
  const items = changes.slice(0, limit);
  return ok({
    items: items.map((change) => viewChange(change, names)),
    next: changes.length > limit ? (items.at(-1)?.version ?? null) : null,
  });
}

/** What two moments knew of a system. */
export async function readComparison(
  deps: EnvironmentDeps,
  { actor }: Reader,
  id: string,
  moments: { readonly from: Temporal.Instant; readonly to: Temporal.Instant },
): Promise<Result<ComparedFactView[], Refused>> {
  const found = await asReader(deps, actor, async (queries) => {
    if ((await findEnvironment(queries, id)) === undefined) return undefined;
    const before = await listLastSaid(queries, id, moments.from);
    return { before, after: await listLastSaid(queries, id, moments.to) };
  });
  if (!found.ok) return found;
  if (found.value === undefined) return refuse("not_found");
  const { before, after } = found.value;
  const facts = compareFacts(factsAt(before, moments.from), factsAt(after, moments.to));
  return ok(trusted<ComparedFactView[]>(facts));
}

/** What the registry holds of a system, for whoever was already allowed to ask; undefined where it is not there, or removed. */
export async function readEnvironmentAsKnown(
  queries: Queries,
  id: string,
): Promise<KnownEnvironment | undefined> {
  const found = await findEnvironment(queries, id);
  return found?.removedAt === null ? found : undefined;
}

/** R-31-09: whether facts of the system are missing or too old to work with. A removed one asks for nothing more. */
export async function readIsToConfirm(
  queries: Queries,
  id: string,
  now: Temporal.Instant,
  { environmentFactDays }: FactDays,
): Promise<boolean> {
  const known = await readEnvironmentAsKnown(queries, id);
  return known !== undefined && freshnessOf(known, now, environmentFactDays).state === "to_confirm";
}

function lineOf(
  { environmentFactDays }: FactDays,
  environment: KnownEnvironment,
  now: Temporal.Instant,
) {
  const { id, name, kind, names, contract, facts } = environment;
  const freshness = freshnessOf(environment, now, environmentFactDays);
  return {
    id,
    name,
    kind,
    organisation: names.organisation,
    product: names.product,
    subscription: contract,
    release: facts.release?.value ?? null,
    freshness: {
      state: freshness.state,
      missing: [...freshness.missing],
      old: [...freshness.old],
      confirmedSince: freshness.confirmedSince?.toString() ?? null,
    },
  };
}

function viewEnvironment(
  settings: FactDays,
  environment: KnownEnvironment,
  names: ReadonlyMap<string, string>,
  { actor, now }: Reader,
): EnvironmentView {
  const line = lineOf(settings, environment, now);
  const facts = FACTS.flatMap((name) => {
    const fact = environment.facts[name];
    if (fact === undefined) return [];
    const { value, confirmedAt, confirmedBy } = fact;
    return [
      {
        name,
        value: trusted<FactValueView>(value),
        confirmedAt: confirmedAt.toString(),
        confirmedBy: viewSpeaker(confirmedBy, names),
        old: line.freshness.old.includes(name),
      },
    ];
  });
  return {
    ...line,
    version: String(environment.rowVersion),
    facts,
    said: trusted<EnvironmentView["said"]>(sayAgain(environment.facts, {})),
    removedAt: environment.removedAt?.toString() ?? null,
    may: { keep: environment.removedAt === null && authorizeKeeping(actor, environment).ok },
  };
}

function viewChange(
  { version, act, at, by, name, kind, said }: EnvironmentChange,
  names: ReadonlyMap<string, string>,
): EnvironmentChangeView {
  const facts = FACTS.flatMap((fact) => {
    const value = said[fact];
    return value === undefined ? [] : [{ name: fact, value: trusted<FactValueView>(value) }];
  });
  return {
    version,
    act,
    at: at.toString(),
    by: viewSpeaker(by, names),
    name,
    kind,
    facts,
  };
}

function viewSpeaker(by: ConfirmedBy, names: ReadonlyMap<string, string>) {
  const id = idOf(by);
  return {
    kind: by.kind === "agent" ? by.kind : ("contact" as const),
    id,
    name: names.get(id) ?? "",
  };
}

function idOf(by: ConfirmedBy): string {
  return by.kind === "file" ? by.attachment : by.id;
}

function speakersOf({ facts }: Pick<Environment, "facts">): string[] {
  const ids = FACTS.flatMap((name) => {
    const by = facts[name]?.confirmedBy;
    return by === undefined ? [] : [idOf(by)];
  });
  return [...new Set(ids)];
}
