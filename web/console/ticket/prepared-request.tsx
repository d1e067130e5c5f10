/**
 * PreparedRequest { ticket }: what the form of the ticket's nature still lacks, in the beneficiary's language, sent with one key.
 *   Asking suspends the ticket, so that it truly waits for the beneficiary.
 */
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import "#web/ui/field.css";
import "./prepared-request.css";
import { ticketCommands } from "#api/ticket-commands.ts";
import type { TicketView } from "#api/ticket-views.ts";
import { conformityQuery } from "#web/intake/intake-queries.ts";
import { ask } from "#web/session/ask.ts";
import { useProblemWords } from "#web/session/problem-words.ts";
import { offerOf } from "#web/tickets/moment.ts";
import { Button } from "#web/ui/button.tsx";
import { Kbd } from "#web/ui/kbd.tsx";
import { notify } from "#web/ui/notices.tsx";
import { ErrorState } from "#web/ui/states.tsx";
import { useKeys } from "#web/ui/use-keys.ts";
import { useCommand } from "../forms/use-command.ts";

const KEY = "e";

export function PreparedRequest({ ticket }: { ticket: TicketView }) {
  const { t } = useTranslation("console");
  const words = useProblemWords();
  const { data } = useQuery(conformityQuery(ticket.reference));
  const calling = useCommand(ticket.reference, "request-information", ticket.version, () =>
    notify({ tone: "done", title: t("done.request-information"), detail: ticket.reference }),
  );
  const prepared = data?.prepared;
  const isOffered =
    prepared !== undefined &&
    prepared.items.length > 0 &&
    offerOf(ticket, "request-information")?.allowed === true;
  const send = () => {
    if (prepared === undefined || calling.busy) return;
    const { items, environmentItem } = prepared;
    const body = {
      items: items.map(({ text }) => text),
      keys: items.map(({ key }) => key),
      ...(environmentItem === null ? {} : { environmentItem }),
      attachments: [],
    };
    calling.run((meta) => ask(ticketCommands["request-information"], { ...meta, body }));
  };
  useKeys(
    isOffered ? [{ key: KEY, label: t("prepared.send"), group: t("keys.ticket"), run: send }] : [],
  );
  if (!isOffered) return null;
  return (
    <div className="prepared">
      <details>
        <summary>{t("prepared.title", { count: prepared.items.length })}</summary>
        <ol lang={prepared.language} className="small">
          {prepared.items.map(({ text }, index) => (
            <li key={index}>{text}</li>
          ))}
        </ol>
      </details>
      {calling.cause ? <ErrorState problem={words(calling.cause)} /> : null}
      {calling.conflict ? <p className="field-error">{calling.conflict.detail}</p> : null}
      <Button
        size="xs"
        loading={calling.busy}
        onClick={send}
        rightSection={<Kbd keys={KEY} onFill />}
      >
        {t("prepared.send")}
      </Button>
    </div>
  );
}
