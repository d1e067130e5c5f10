/**
 * What is read back of a draft may be of an older form of the page, or anybody's: a shape tells whether it still is what the page types.
 * isText, isFlag, isNumber, isNothing, isOneOf(values), isListOf(shape), isEither(one, other), isMadeOf({ part: shape }).
 */
export type Shape<T> = (value: unknown) => value is T;

export const isText: Shape<string> = (value) => typeof value === "string";
export const isFlag: Shape<boolean> = (value) => typeof value === "boolean";
export const isNumber: Shape<number> = (value) => typeof value === "number";
export const isNothing: Shape<null> = (value) => value === null;

export const isOneOf =
  <const T extends string>(values: readonly T[]): Shape<T> =>
  (value): value is T =>
    values.some((one) => one === value);

export const isListOf =
  <T>(shape: Shape<T>): Shape<T[]> =>
  (value): value is T[] =>
    Array.isArray(value) && value.every(shape);

export const isEither =
  <T, U>(one: Shape<T>, other: Shape<U>): Shape<T | U> =>
  (value): value is T | U =>
    one(value) || other(value);

export const isMadeOf =
  <T extends object>(parts: { readonly [Part in keyof T]-?: Shape<T[Part]> }): Shape<T> =>
  (value): value is T => {
    if (typeof value !== "object" || value === null) return false;
    for (const part in parts) {
      if (!Object.hasOwn(parts, part)) continue;
      if (!parts[part](Reflect.get(value, part))) return false;
    }
    return true;
  };
