/** What was given: an optional field that a caller left out is absent, never `undefined`. */
export type Given<Shape> = Shape extends readonly (infer Item)[]
  ? Given<Item>[]
  : Shape extends object
    ? { [Key in keyof Shape]: Given<Exclude<Shape[Key], undefined>> }
    : Shape;

/** Drops the fields that hold `undefined`, at every depth of parsed JSON. */
export function given<Shape>(parsed: Shape): Given<Shape> {
  return dropped(parsed) as Given<Shape>;
}

function dropped(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(dropped);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, part]) => part !== undefined)
      .map(([key, part]) => [key, dropped(part)]),
  );
}
