/** A version of a calendar, and whether it was written for tickets that were open then too. */
export interface CalendarVersion {
  readonly version: number;
  readonly writtenAt: Temporal.Instant;
  readonly movesOpen: boolean;
}

/**
 * The version that a ticket counts by: the last that was there when it was filed, or a later one that was to move what was
 * open, while the ticket was. What was granted moves only where somebody chose so (design §7).
 * @param versions in their order.
 * @param closedAt null while the ticket is open.
 */
export function versionInForce<Version extends CalendarVersion>(
  versions: readonly Version[],
  filedAt: Temporal.Instant,
  closedAt: Temporal.Instant | null,
): Version | undefined {
  const counts = ({ writtenAt, movesOpen }: Version): boolean =>
    Temporal.Instant.compare(writtenAt, filedAt) <= 0 ||
    (movesOpen && (closedAt === null || Temporal.Instant.compare(writtenAt, closedAt) < 0));
  return versions.findLast(counts) ?? versions[0];
}
