/** Someone who may be given tickets, with how many he or she holds already. */
export interface Taker {
  readonly id: string;
  readonly level: 1 | 2;
  readonly open: number;
}

export interface Given {
  readonly reference: string;
  readonly level: 1 | 2;
}

/**
 * Whom each ticket goes to when several take over what one held: to whoever then holds the fewest, in the order in which the
 * tickets come; of those alike, to the first of the takers. What is at level 2 stays with people of level 2 where any of the
 * takers is one. Empty where nobody takes.
 */
export function spread(
  tickets: readonly Given[],
  takers: readonly Taker[],
): ReadonlyMap<string, string> {
  const held = new Map(takers.map(({ id, open }) => [id, open]));
  const experts = takers.filter(({ level }) => level === 2);
  const given = new Map<string, string>();
  for (const { reference, level } of tickets) {
    const may = level === 2 && experts.length > 0 ? experts : takers;
    const [first] = may.toSorted((a, b) => (held.get(a.id) ?? 0) - (held.get(b.id) ?? 0));
    if (first === undefined) continue;
    given.set(reference, first.id);
    held.set(first.id, (held.get(first.id) ?? 0) + 1);
  }
  return given;
}
