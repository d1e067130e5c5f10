import type { TicketView } from "#api/ticket-views.ts";

/** Who is known from the ticket itself, by id: payloads name people by id alone. */
export function namesIn(ticket: TicketView): ReadonlyMap<string, string> {
  const { filer, assignee, settlers, organisation, partner, events } = ticket;
  const told = events.flatMap(({ actor }) =>
    actor.id === null || actor.name === "" ? [] : [{ id: actor.id, name: actor.name }],
  );
  const known = [
    ...events.flatMap(({ people }) => people),
    ...told,
    ...settlers,
    organisation,
    filer,
    ...(partner ? [partner] : []),
    ...(assignee ? [assignee] : []),
  ];
  return new Map(known.map(({ id, name }) => [id, name]));
}
