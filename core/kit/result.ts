/** What a rule answers: a value, or a refusal that has a declared code. Bugs and outages are thrown instead. */
export type Result<Value, Code extends string = string> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly refusal: Refusal<Code> };

export interface Refusal<Code extends string = string> {
  readonly code: Code;
  /** Path of the offending field in the caller's input, dotted: `conclusion.directives`. */
  readonly field?: string;
  /** What the sentence of this code in the reader's language interpolates. */
  readonly params?: Readonly<Record<string, string | number>>;
}

export function ok<Value>(value: Value): { readonly ok: true; readonly value: Value } {
  return { ok: true, value };
}

export function refuse<Code extends string>(
  code: Code,
  about: Omit<Refusal<Code>, "code"> = {},
): { readonly ok: false; readonly refusal: Refusal<Code> } {
  return { ok: false, refusal: { code, ...about } };
}
