/**
 * useCommandForm({ ticket, command, onDone }, initial): kept fields, the version that was seen when the form was opened, and the call.
 *   What is typed is forgotten only once the desk has it.
 */
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { TicketView } from "#api/ticket-views.ts";
import { fieldProblem } from "#web/session/problem-words.ts";
import { keepFiles } from "#web/tickets/kept-files.ts";
import { notify } from "#web/ui/notices.tsx";
import { useSession } from "#web/session/session.ts";
import { useOwnKey } from "#web/session/use-draft.ts";
import { useFields } from "../use-fields.ts";
import type { FormCommand } from "../ticket/command-keys.ts";
import type { Fields, KeptFields } from "../use-fields.ts";
import { changesSince } from "./changes-since.ts";
import { useCommand } from "./use-command.ts";
import type { CommandRun } from "./use-command.ts";

export type FormProps = { ticket: TicketView; onDone: () => void; onCancel: () => void };

export type CommandForm<T extends Fields> = KeptFields<T> &
  CommandRun & {
    command: FormCommand;
    ticket: TicketView;
    seen: string;
    /** The reader has seen what changed meanwhile. */
    catchUp: () => void;
    error: (field: string) => string | undefined;
  };

export const draftKey = (command: FormCommand, reference: string): string =>
  `${command}:${reference}`;

export function useCommandForm<T extends Fields>(
  { ticket, onDone }: FormProps,
  command: FormCommand,
  initial: T,
): CommandForm<T> {
  const { t } = useTranslation("console");
  const me = useSession();
  const own = useOwnKey();
  const [opened, setSeen] = useState(ticket.version);
  // What one did oneself meanwhile, in another form or window, one has seen.
  const seen = changesSince(ticket, opened, me.id).length === 0 ? ticket.version : opened;
  const fields = useFields(draftKey(command, ticket.reference), initial);
  const done = () => {
    fields.forget();
    keepFiles(own(draftKey(command, ticket.reference)), []);
    notify({ tone: "done", title: t(`done.${command}`), detail: ticket.reference });
    onDone();
  };
  const calling = useCommand(ticket.reference, command, seen, done);
  return {
    ...fields,
    ...calling,
    command,
    ticket,
    seen,
    catchUp: () => {
      setSeen(ticket.version);
      calling.reset();
    },
    error: (field) => fieldProblem(calling.cause, field),
  };
}
