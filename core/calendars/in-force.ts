/** A version of a calendar, and whether it was written for tickets that were open then too. */
export interface CalendarVersion {
  readonly version: number;
  readonly writtenAt: Temporal.Instant;
  readonly movesOpen: boolean;
}

/**
 * The versions that a ticket counts by, in their order: the last that was there when it was filed, and each later one that was
 * to move what was open, while the ticket was. What was granted moves only where somebody chose so (design §7), and what was
 * over by then does not.
 * @param versions in their order.
 * @param closedAt null while the ticket is open.
 */
export function versionsInForce<Version extends CalendarVersion>(
  versions: readonly Version[],
  filedAt: Temporal.Instant,
  closedAt: Temporal.Instant | null,
): readonly Version[] {
  const isLater = ({ writtenAt }: Version) => Temporal.Instant.compare(writtenAt, filedAt) > 0;
  const first = versions.findLast((one) => !isLater(one)) ?? versions[0];
  if (first === undefined) return [];
  const moving = versions.filter((one) => one !== first && one.movesOpen && isLater(one));
  return [first, ...moving.filter((one) => closedAt === null || wasWritten(one, closedAt))];
}

/** Whether a version was there before that instant: at the very instant of an end it is too late to move it. */
export function wasWritten({ writtenAt }: CalendarVersion, before: Temporal.Instant): boolean {
  return Temporal.Instant.compare(writtenAt, before) < 0;
}
