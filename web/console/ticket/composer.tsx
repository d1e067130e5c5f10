/** Composer { ticket, commands, presence }: the bar of commands, each with its key, and the form of the one that is open. */
import "./composer.css";
import { useEffect, useRef } from "react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { TicketView } from "#api/ticket-views.ts";
import { CommandForm } from "../forms/command-form.tsx";
import { CommandBar } from "./command-bar.tsx";
import type { Commands } from "./use-commands.ts";

type Props = { ticket: TicketView; commands: Commands; presence: ReactNode };

export function Composer({ ticket, commands, presence }: Props) {
  const { t } = useTranslation("console");
  const place = useRef<HTMLElement>(null);
  const { open, asked } = commands;
  useEffect(() => {
    if (!asked) return;
    place.current?.scrollIntoView({ block: "nearest" });
    const field = place.current?.querySelector<HTMLElement>(
      "form :is(textarea, input:not([type=file]), select)",
    );
    if (
      !place.current?.contains(document.activeElement) ||
      document.activeElement?.closest(".command-bar")
    )
      field?.focus();
  }, [open, asked]);
  return (
    <section
      className="composer no-print"
      aria-label={t("composer.title")}
      data-tone={open === "note" ? "note" : "plain"}
      ref={place}
    >
      <CommandBar ticket={ticket} commands={commands} />
      {open ? (
        <div className="composer-form">
          <CommandForm
            key={`${ticket.reference}:${open}`}
            command={open}
            ticket={ticket}
            autoFocus={asked}
            onDone={commands.close}
            onCancel={commands.close}
          />
        </div>
      ) : null}
      {presence}
    </section>
  );
}
