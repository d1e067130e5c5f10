/** CommandBar { ticket, commands }: what may be done now, and, folded away, what may not and why. */
import { useTranslation } from "react-i18next";
import type { TicketView } from "#api/ticket-views.ts";
import { offerOf } from "#web/tickets/moment.ts";
import { Kbd } from "#web/ui/kbd.tsx";
import { COMMAND_KEYS, MAIN_COMMANDS, OTHER_COMMANDS } from "./command-keys.ts";
import type { DeskCommand } from "./command-keys.ts";
import { useCommandName } from "./use-commands.ts";
import type { Commands } from "./use-commands.ts";

type Props = { ticket: TicketView; commands: Commands };

export function CommandBar({ ticket, commands }: Props) {
  const { t } = useTranslation("console");
  const isAllowed = (command: DeskCommand) => offerOf(ticket, command)?.allowed === true;
  const others = OTHER_COMMANDS.filter(isAllowed);
  return (
    <div className="command-bar">
      <div className="command-row" role="group" aria-label={t("composer.speak")}>
        {MAIN_COMMANDS.map((command) => (
          <CommandButton
            key={command}
            command={command}
            commands={commands}
            off={!isAllowed(command)}
            main
          />
        ))}
      </div>
      <div className="command-row" role="group" aria-label={t("composer.act")}>
        {others.map((command) => (
          <CommandButton key={command} command={command} commands={commands} off={false} />
        ))}
        <NotNow ticket={ticket} />
      </div>
    </div>
  );
}

type ButtonProps = { command: DeskCommand; commands: Commands; off: boolean; main?: boolean };

function CommandButton({ command, commands, off, main = false }: ButtonProps) {
  const name = useCommandName();
  const key = COMMAND_KEYS[command];
  const { open, show } = commands;
  return (
    <button
      type="button"
      className={main ? "command main" : "command"}
      aria-pressed={command === "take" ? undefined : open === command}
      aria-disabled={off || undefined}
      aria-keyshortcuts={key}
      data-command={command}
      onClick={() => show(command)}
    >
      {name(command)}
      {key ? <Kbd keys={key} /> : null}
    </button>
  );
}

function NotNow({ ticket }: { ticket: TicketView }) {
  const { t } = useTranslation("console");
  const name = useCommandName();
  const refused = [...MAIN_COMMANDS, ...OTHER_COMMANDS].flatMap((command) => {
    const offer = offerOf(ticket, command);
    return offer && !offer.allowed && offer.reason ? [{ command, why: offer.reason.detail }] : [];
  });
  if (refused.length === 0) return null;
  return (
    <details className="not-now">
      <summary>{t("composer.notNow", { count: refused.length })}</summary>
      <dl>
        {refused.map(({ command, why }) => (
          <div key={command}>
            <dt>{name(command)}</dt>
            <dd>{why}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
