import { sql } from "kysely";
import type { MilestoneRule, SetDay } from "#core/catalogue/milestone-rules.ts";
import type { AddOnEntry, StackEntry } from "#core/catalogue/release-line.ts";
import type { Queries, Transaction } from "#server/platform/database.ts";
import { dateOf } from "#server/platform/time.ts";

export interface StoredRelease {
  readonly version: string;
  readonly releasedOn: Temporal.PlainDate;
  readonly planned: boolean;
}

export interface StoredLine {
  readonly product: string;
  readonly line: string;
  /** Counts changes that people made. */
  readonly rowVersion: number;
  readonly setDays: readonly SetDay[];
  readonly stack: readonly StackEntry[];
  readonly addOns: readonly AddOnEntry[];
}

export type StoredRule = MilestoneRule & { readonly source: string };

export interface StoredProduct {
  readonly id: string;
  readonly name: string;
  readonly lines: readonly StoredLine[];
  readonly rules: readonly StoredRule[];
  readonly releases: readonly StoredRelease[];
}

interface ProductRow {
  readonly id: string;
  readonly name: string;
  readonly lines: readonly (Omit<StoredLine, "setDays" | "product"> & {
    readonly setDays: readonly { readonly kind: SetDay["kind"]; readonly on: string | null }[];
  })[];
  readonly rules: readonly (Omit<StoredRule, "period"> & { readonly period: string })[];
  readonly releases: readonly (Omit<StoredRelease, "releasedOn"> & {
    readonly releasedOn: string;
  })[];
}

/** Every product that has lines, with all that is written down of them: some dozens of lines at most. */
export async function listProducts(db: Queries): Promise<readonly StoredProduct[]> {
  const { rows } = await sql<ProductRow>`
    select p.id, p.name,
      (select json_agg(json_build_object('line', l.line, 'rowVersion', l.version,
        'setDays', coalesce((select json_agg(json_build_object('kind', m.kind, 'on', m.on_day))
          from line_milestone m where m.product_id = l.product_id and m.line = l.line), '[]'),
        'stack', coalesce((select json_agg(json_build_object('component', s.component, 'name', s.name,
            'version', s.version, 'standing', s.standing) order by s.place)
          from line_part s where s.product_id = l.product_id and s.line = l.line), '[]'),
        'addOns', coalesce((select json_agg(json_build_object('name', a.name, 'supported', a.supported) order by a.name)
          from line_add_on a where a.product_id = l.product_id and a.line = l.line), '[]')))
        from release_line l where l.product_id = p.id) as lines,
      coalesce((select json_agg(json_build_object('kind', r.kind, 'after', r.after, 'period', r.period,
          'source', r.source) order by r.place)
        from milestone_rule r where r.product_id = p.id), '[]') as rules,
      coalesce((select json_agg(json_build_object('version', r.version, 'releasedOn', r.released_on,
          'planned', r.planned) order by r.released_on, r.version)
        from release r where r.product_id = p.id), '[]') as releases
    from product p where exists (select from release_line l where l.product_id = p.id)
    order by p.name`.execute(db);
  return rows.map(productOf);
}

function productOf({ id, name, lines, rules, releases }: ProductRow): StoredProduct {
  const day = (text: string) => Temporal.PlainDate.from(text);
  return {
    id,
    name,
    lines: lines.map(({ setDays, ...line }) => ({
      ...line,
      product: id,
      setDays: setDays.map(({ kind, on }) => ({ kind, on: on === null ? null : day(on) })),
    })),
    rules: rules.map(({ period, ...rule }) => ({
      ...rule,
      period: Temporal.Duration.from(period),
    })),
    releases: releases.map(({ releasedOn, ...release }) => ({
      ...release,
      releasedOn: day(releasedOn),
    })),
  };
}

/** Locks the product until the transaction ends: who changes days of one line moves those of another. */
export async function lockProduct(tx: Transaction, id: string): Promise<boolean> {
  const { rows } = await sql`select from product where id = ${id} for no key update`.execute(tx);
  return rows.length > 0;
}

/** The line's count of changes, locked until the transaction ends; undefined where there is no such line. */
export async function lockLine(
  tx: Transaction,
  product: string,
  line: string,
): Promise<number | undefined> {
  const row = await tx
    .selectFrom("release_line")
    .select("version")
    .where("product_id", "=", product)
    .where("line", "=", line)
    .forUpdate()
    .executeTakeFirst();
  return row?.version;
}

export interface Written {
  readonly at: Temporal.Instant;
  readonly agentId: string | null;
}

/** The days that are set from now on, in the place of those that were. */
export async function saveSetDays(
  tx: Transaction,
  product: string,
  line: string,
  days: readonly SetDay[],
  { at, agentId }: Written,
): Promise<void> {
  await sql`delete from line_milestone where product_id = ${product} and line = ${line}
    and kind <> all(${days.map(({ kind }) => kind)}::text[])`.execute(tx);
  if (days.length > 0)
    await tx
      .insertInto("line_milestone")
      .values(
        days.map(({ kind, on }) => ({
          product_id: product,
          line,
          kind,
          on_day: on?.toString() ?? null,
          set_at: dateOf(at),
          agent_id: agentId,
        })),
      )
      // Who set a day is whoever changed it last, not whoever saved it again.
      .onConflict((row) =>
        row
          .columns(["product_id", "line", "kind"])
          .doUpdateSet((set) => ({
            on_day: set.ref("excluded.on_day"),
            set_at: set.ref("excluded.set_at"),
            agent_id: set.ref("excluded.agent_id"),
          }))
          .whereRef("line_milestone.on_day", "is distinct from", "excluded.on_day"),
      )
      .execute();
  await tx
    .updateTable("release_line")
    .set((row) => ({ version: row("version", "+", 1) }))
    .where("product_id", "=", product)
    .where("line", "=", line)
    .execute();
}

export interface NewProgramme {
  readonly rules: readonly StoredRule[];
  readonly lines: readonly Omit<StoredLine, "product" | "rowVersion">[];
}

/** Writes down, in their order, what the milestones of a product follow from. Whoever calls has taken away what was there. */
export async function insertRules(
  tx: Transaction,
  product: string,
  rules: readonly StoredRule[],
): Promise<void> {
  if (rules.length === 0) return;
  await tx
    .insertInto("milestone_rule")
    .values(
      rules.map(({ kind, after, period, source }, place) => ({
        product_id: product,
        place,
        kind,
        after,
        period: period.toString(),
        source,
      })),
    )
    .execute();
}

/** Writes the programme of a product that has none yet. */
export async function insertProgramme(
  tx: Transaction,
  product: string,
  { rules, lines }: NewProgramme,
  at: Temporal.Instant,
): Promise<void> {
  await insertRules(tx, product, rules);
  const under = (line: string) => ({ product_id: product, line });
  await tx
    .insertInto("release_line")
    .values(lines.map(({ line }) => under(line)))
    .execute();
  const parts = lines.flatMap(({ line, stack }) =>
    stack.map((entry, place) => ({ ...under(line), place, ...entry })),
  );
  await tx.insertInto("line_part").values(parts).execute();
  const addOns = lines.flatMap((one) =>
    one.addOns.map((addOn) => ({ ...under(one.line), ...addOn })),
  );
  await tx.insertInto("line_add_on").values(addOns).execute();
  for (const { line, setDays } of lines)
    if (setDays.length > 0) await saveSetDays(tx, product, line, setDays, { at, agentId: null });
}
