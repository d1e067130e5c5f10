/** Fails to compile where a closed choice has a case that is not handled, and throws if one slips in at run time. */
export function never(unexpected: never): never {
  throw new Error(`Not a case that this program knows: ${JSON.stringify(unexpected)}`);
}
