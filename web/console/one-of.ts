/** The one of `known` that a control's text names; controls speak strings, the contract does not. */
export function oneOf<const T extends string | number>(
  known: readonly T[],
  text: string,
): T | undefined {
  return known.find((one) => String(one) === text);
}
