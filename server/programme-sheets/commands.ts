import type { importProgramme, ProgrammeImportView } from "#api/programme-sheets.ts";
import type { BodyOf } from "#api/route.ts";
import { rulesChange, sheetChanges, writtenAsKnown } from "#core/catalogue/sheet-changes.ts";
import { derivedFaults, earlyFaults, keptAs, longFaults } from "#core/catalogue/sheet-life.ts";
import { writeSheet, type ProgrammeSheet } from "#core/catalogue/sheet.ts";
import { ok, refuse, type Result } from "#core/kit/result.ts";
import type { Actor } from "#core/people/actor.ts";
import { authorizeStaff } from "#core/people/policy.ts";
import {
  linesAsWritten,
  listProducts,
  lockProduct,
  readLines,
  type Written,
} from "#server/catalogue/index.ts";
import type { Database, Queries, Transaction } from "#server/platform/database.ts";
import { sha256 } from "#server/platform/hash.ts";
import { claimKey, type GivenKey } from "#server/platform/idempotency.ts";
import { newId } from "#server/platform/identity.ts";
import { transact } from "#server/platform/transact.ts";
import { readFile, type FileFault, type FileReading } from "./reads.ts";
import { insertProduct, replaceRules, saveSheetLine } from "./store.ts";

type Refused = "forbidden" | "not_found" | "version_conflict";

/** A file of another kind has a fault in each row: nobody reads them all. */
const FAULTS_TOLD = 200;

interface Asked {
  readonly actor: Actor;
  readonly now: Temporal.Instant;
}

interface Keyed extends Asked {
  readonly idempotency: GivenKey | undefined;
}

/** A product's programme as it is written down; nothing where it has no line yet. */
export async function sheetOf(queries: Queries, id: string): Promise<ProgrammeSheet> {
  const product = (await listProducts(queries)).find((one) => one.id === id);
  if (product === undefined) return { rules: [], lines: [] };
  const known = (await readLines(queries)).find((one) => one.id === id);
  return {
    rules: product.rules,
    lines: (known?.lines ?? []).toReversed().map(({ line, releases, stack, addOns }) => ({
      line,
      releases: releases.map(({ version, releasedOn: on, planned }) => ({ version, on, planned })),
      setDays: product.lines.find((one) => one.line === line)?.setDays ?? [],
      stack,
      addOns,
    })),
  };
}

/**
 * Reads a file, and tells what it would change and every fault with its line. With the version that was looked at, and no
 * fault, it is kept whole; otherwise nothing is.
 */
export async function importSheet(
  { desk }: Pick<Database, "desk">,
  { actor, now }: Asked,
  product: string,
  { format, text, seen }: BodyOf<typeof importProgramme>,
  say: (fault: FileFault) => string,
): Promise<Result<ProgrammeImportView, Refused>> {
  const allowed = authorizeStaff(actor, "catalogue.manage");
  if (!allowed.ok) return allowed;
  const read = readFile(format, text);
  return transact(desk, async (tx): Promise<Result<ProgrammeImportView, Refused>> => {
    if (!(await lockProduct(tx, product))) return refuse("not_found");
    const before = await sheetOf(tx, product);
    const sheet = writtenAsKnown(before, read.sheet);
    const faults = faultsOf(read, before, sheet);
    const told = {
      moreFaults: Math.max(0, faults.length - FAULTS_TOLD),
      faults: faults.slice(0, FAULTS_TOLD).map((fault) => ({ ...fault, detail: say(fault) })),
      lines: sheetChanges(before, sheet).map((one) => ({ ...one, changes: [...one.changes] })),
      rules: rulesChange(before, sheet),
    };
    const version = versionOf(before);
    if (seen === undefined || faults.length > 0) return ok({ applied: false, version, ...told });
    if (seen !== version) return refuse("version_conflict");
    await keep(tx, product, sheet, { at: now, agentId: actor.id });
    return ok({ applied: true, version: versionOf(await sheetOf(tx, product)), ...told });
  });
}

function versionOf(sheet: ProgrammeSheet): string {
  return sha256(JSON.stringify(writeSheet(sheet)));
}

/** What a file gets wrong, and what it makes wrong of the rest once its rows are right and rules derive their days. */
function faultsOf(
  { rows, faults }: FileReading,
  before: ProgrammeSheet,
  file: ProgrammeSheet,
): readonly FileFault[] {
  const kept = keptAs(before, file);
  const together =
    faults.length > 0
      ? faults
      : [
          ...longFaults(rows, kept),
          ...derivedFaults(rows, linesAsWritten(kept), linesAsWritten(before)),
        ];
  return [...together, ...earlyFaults(rows, kept, before)].toSorted((a, b) => a.at - b.at);
}

async function keep(
  tx: Transaction,
  product: string,
  { rules, lines }: ProgrammeSheet,
  written: Written,
): Promise<void> {
  if (rules.length > 0) await replaceRules(tx, product, rules);
  for (const line of lines) await saveSheetLine(tx, product, line, written);
}

export async function createProduct(
  { desk }: Pick<Database, "desk">,
  { actor, now, idempotency }: Keyed,
  name: string,
): Promise<
  Result<{ id: string; name: string }, "forbidden" | "name_taken" | "idempotency_key_reused">
> {
  const allowed = authorizeStaff(actor, "catalogue.manage");
  if (!allowed.ok) return allowed;
  return transact(desk, async (tx) => {
    const id = newId();
    const before = await claimKey(tx, { actor, now, idempotency }, id);
    if (!before.ok) return before;
    if (before.value !== undefined) return ok({ id: before.value, name });
    const isNew = await insertProduct(tx, id, name);
    return isNew ? ok({ id, name }) : refuse("name_taken", { field: "name" });
  });
}
