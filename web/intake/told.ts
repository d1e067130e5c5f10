/** What somebody tells by a form while it is typed, and how it stands. */
import type { EnvironmentView } from "#api/environment-views.ts";
import type { EnvironmentFacts, FactName } from "#core/environments/environment.ts";
import { completenessOf } from "#core/intake/completeness.ts";
import type { JudgedItem } from "#core/intake/completeness.ts";
import { fileKindOf } from "#core/intake/file-kind.ts";
import { CIRCUMSTANCES, FILE_KINDS } from "#core/intake/items.ts";
import type { Circumstance, FileKind } from "#core/intake/items.ts";
import type { Form, Item } from "./intake-queries.ts";

export type Told = {
  readonly texts: Readonly<Record<string, string>>;
  readonly circumstances: readonly Circumstance[];
  /** By attachment: what the filer says that a file is, where its name does not say it. */
  readonly kinds: Readonly<Record<string, FileKind>>;
  /** By item: what one of the desk's own was called when it was answered, for when the form no longer has it. */
  readonly labels: Readonly<Record<string, string>>;
};

export const NOTHING_TOLD: Told = { texts: {}, circumstances: [], kinds: {}, labels: {} };

export type NamedFile = { readonly id: string; readonly name: string };

/** What a file is: as its filer says, or as its name does. */
export function kindOf({ id, name }: NamedFile, told: Told): FileKind | undefined {
  return told.kinds[id] ?? fileKindOf(name);
}

type Situation = {
  readonly description: string;
  readonly files: readonly NamedFile[];
  readonly environment: Pick<EnvironmentView, "facts" | "freshness"> | undefined;
};

/** How each item of the form stands now; the description of a problem is its behaviour. */
export function judge(
  { items, nature }: Form,
  told: Told,
  { description, files, environment }: Situation,
): readonly JudgedItem[] {
  const described =
    nature === "problem_report" && description.trim() !== "" ? { behaviour: description } : {};
  const kinds = files.flatMap((file) => kindOf(file, told) ?? []);
  const system = environment && {
    facts: factsOf(environment.facts),
    old: environment.freshness.old,
  };
  return completenessOf(
    items,
    { texts: { ...told.texts, ...described }, files: kinds, circumstances: told.circumstances },
    system ?? null,
  );
}

/** The facts as core reads them: only whether each is known, and whole, matters here. */
function factsOf(facts: EnvironmentView["facts"]): EnvironmentFacts {
  const now = Temporal.Now.instant();
  return Object.fromEntries(
    facts.map(({ name, value, confirmedBy }): [FactName, unknown] => [
      name,
      { value, confirmedAt: now, confirmedBy },
    ]),
  );
}

/** What is kept of a draft, however old its shape. */
export function readTold(kept: unknown): Told {
  if (typeof kept !== "object" || kept === null) return NOTHING_TOLD;
  const { texts, circumstances, kinds, labels } = { ...NOTHING_TOLD, ...kept };
  return {
    texts: stringsOf(texts),
    labels: stringsOf(labels),
    circumstances: CIRCUMSTANCES.filter(
      (one) => Array.isArray(circumstances) && circumstances.includes(one),
    ),
    kinds: Object.fromEntries(
      Object.entries(stringsOf(kinds)).flatMap(([id, kind]) => {
        const known = FILE_KINDS.find((one) => one === kind);
        return known === undefined ? [] : [[id, known]];
      }),
    ),
  };
}

/** An answer to something that the form in force does not ask. */
export type Stray = { readonly key: string; readonly label: string; readonly text: string };

/** @param labelOf the standard words of an item. */
export function strayOf(
  form: Form | undefined,
  { texts, labels }: Told,
  labelOf: (item: Pick<Item, "key" | "words">) => string,
): readonly Stray[] {
  const asked = new Set(form?.items.map(({ key }) => key));
  return Object.entries(texts)
    .filter(([key, text]) => !asked.has(key) && text.trim() !== "")
    .map(([key, text]) => ({ key, label: labels[key] ?? labelOf({ key, words: null }), text }));
}

/** The description as it is sent: what has no field of its own goes along in it, under what it was called. */
export function withStray(description: string, stray: readonly Stray[]): string {
  return [description, ...stray.map(({ label, text }) => `**${label}**\n\n${text}`)].join("\n\n");
}

function stringsOf(value: unknown): Record<string, string> {
  if (typeof value !== "object" || value === null) return {};
  return Object.fromEntries(
    Object.entries(value).filter(
      (entry): entry is [string, string] => typeof entry[1] === "string",
    ),
  );
}
