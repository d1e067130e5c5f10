/** A value as JSON has it: instants are ISO 8601 texts. */
export type Written<Value> = Value extends string
  ? Value
  : Value extends Temporal.Instant
    ? string
    : Value extends readonly (infer Item)[]
      ? readonly Written<Item>[]
      : Value extends object
        ? { readonly [Key in keyof Value]: Written<Value[Key]> }
        : Value;
