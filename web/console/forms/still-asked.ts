import type { TicketView } from "#api/ticket-views.ts";
import { currentRequest } from "#web/tickets/information-items.tsx";
import { unansweredOf } from "../ticket/unanswered.ts";

interface StillAsked {
  readonly text: string;
  readonly key: string | null;
  /** Whether confirming the environment answers it. */
  readonly isEnvironment: boolean;
}

/** What the beneficiary was asked and has not answered: a new request says anew what is needed, so that it begins with these. */
export function stillAsked(ticket: Pick<TicketView, "requests" | "state">): StillAsked[] {
  const request = currentRequest(ticket);
  if (request === undefined) return [];
  return unansweredOf(ticket).flatMap(({ item, text }) =>
    text === null
      ? []
      : [
          {
            text,
            key: request.keys[item - 1] ?? null,
            isEnvironment: item === request.environmentItem,
          },
        ],
  );
}

/** The body of a request of these words; what is asked again as it was stays what it was to the form and the environment. */
export function askedBody(items: readonly string[], still: readonly StillAsked[]) {
  const asked = items.map((item) => item.trim()).filter(Boolean);
  const before = asked.map((text) => still.find((one) => one.text.trim() === text));
  const environmentItem = 1 + before.findIndex((one) => one?.isEnvironment === true);
  const keys = before.map((one) => one?.key ?? null);
  return {
    items: asked,
    ...(keys.every((key) => key === null) ? {} : { keys }),
    ...(environmentItem === 0 ? {} : { environmentItem }),
  };
}
