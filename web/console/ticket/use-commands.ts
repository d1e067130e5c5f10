/**
 * useCommands(ticket, onEscalate): { open, show(command), close, offers }. Which composer is open, and the keys of every command.
 *   A command that may not be given now says why instead, as the desk said it; screens decide nothing.
 */
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ticketCommands } from "#api/ticket-commands.ts";
import type { TicketView } from "#api/ticket-views.ts";
import { ask } from "#web/session/ask.ts";
import { useProblemWords } from "#web/session/problem-words.ts";
import { useOwnKey } from "#web/session/use-draft.ts";
import { offerOf } from "#web/tickets/moment.ts";
import { notify } from "#web/ui/notices.tsx";
import { useKeys } from "#web/ui/use-keys.ts";
import { draftKey } from "../forms/use-command-form.ts";
import { useCommand } from "../forms/use-command.ts";
import { hasDraft } from "../use-fields.ts";
import { COMMAND_KEYS, DESK_COMMANDS, isRecorded } from "./command-keys.ts";
import type { DeskCommand, FormCommand } from "./command-keys.ts";

export type Commands = {
  open: FormCommand | undefined;
  /** Whether the reader has just asked for the form: it takes the focus then. */
  asked: boolean;
  show: (command: DeskCommand) => void;
  close: () => void;
};

type Shown = { reference: string; command: FormCommand | undefined; asked: boolean };

export function useCommands(ticket: TicketView, onEscalate: () => void): Commands {
  const own = useOwnKey();
  const holds = (command: FormCommand) => hasDraft(own(draftKey(command, ticket.reference)));
  const [shown, setShown] = useState<Shown>(() => initial(ticket, holds));
  // Another ticket in the same pane: what was open belongs to the one before.
  if (shown.reference !== ticket.reference) setShown(initial(ticket, holds));
  const take = useTake(ticket);
  const refuse = useRefusal(ticket);
  const show = (command: DeskCommand) => {
    if (offerOf(ticket, command)?.allowed !== true) refuse(command);
    else if (command === "take") take();
    else if (command === "escalate") onEscalate();
    else setShown({ reference: ticket.reference, command, asked: true });
  };
  useCommandKeys(ticket, show);
  const { reference, command } = shown;
  // What was sent a moment ago ends its own form, and not the one that was opened meanwhile.
  const close = () =>
    setShown((now) =>
      now.reference === reference && now.command === command
        ? { reference, command: undefined, asked: false }
        : now,
    );
  const stillAllowed = command !== undefined && offerOf(ticket, command)?.allowed === true;
  // A form with words in it stays, also when the command has become impossible: nothing typed may vanish.
  const keeps = stillAllowed || (command !== undefined && holds(command));
  return { open: keeps ? command : undefined, asked: shown.asked, show, close };
}

/** What was left unsent comes first; else the reply, if one may be given. */
function initial(ticket: TicketView, holds: (command: FormCommand) => boolean): Shown {
  const { reference } = ticket;
  const forms = DESK_COMMANDS.filter(
    (command): command is FormCommand => command !== "take" && command !== "escalate",
  );
  const left = forms.find(holds);
  const command = left ?? (offerOf(ticket, "reply")?.allowed ? "reply" : undefined);
  return { reference, command, asked: false };
}

function useTake(ticket: TicketView): () => void {
  const { t } = useTranslation("console");
  const words = useProblemWords();
  const calling = useCommand(ticket.reference, "take", ticket.version, () =>
    notify({ tone: "done", title: t("done.take"), detail: ticket.reference }),
  );
  return () =>
    calling.run((meta) =>
      ask(ticketCommands.take, { ...meta, body: {} }).catch((cause: unknown) => {
        notify({ tone: "refused", ...words(cause) });
        throw cause;
      }),
    );
}

function useRefusal(ticket: TicketView): (command: DeskCommand) => void {
  const name = useCommandName();
  return (command) => {
    const reason = offerOf(ticket, command)?.reason;
    if (reason) notify({ tone: "news", title: name(command), detail: reason.detail });
  };
}

/** What the button of a command says: for what the beneficiary said elsewhere, that it is written down. */
export function useCommandName(): (command: DeskCommand) => string {
  const { t } = useTranslation(["lifecycle", "console"]);
  return (command) =>
    isRecorded(command)
      ? t(`console:recording.${command}.button`)
      : t(`commands.${command}.button`);
}

function useCommandKeys(ticket: TicketView, show: (command: DeskCommand) => void): void {
  const { t } = useTranslation("console");
  const name = useCommandName();
  const known = DESK_COMMANDS.filter((command) =>
    ticket.may.some((offer) => offer.command === command),
  );
  const work = ticket.state === "suspended" ? "start-work" : "resume";
  useKeys(
    known
      .filter((command) => command !== work)
      .flatMap((command) => {
        const key = COMMAND_KEYS[command];
        return key === undefined
          ? []
          : [{ key, label: name(command), group: t("keys.ticket"), run: () => show(command) }];
      }),
  );
}
