/** AgreementDialog { ticket, proposal, onClose }: that the beneficiary agrees to what the desk proposed, as somebody said elsewhere. */
import { useTranslation } from "react-i18next";
import { ticketCommands } from "#api/ticket-commands.ts";
import type { TicketView } from "#api/ticket-views.ts";
import { ask } from "#web/session/ask.ts";
import { fieldProblem } from "#web/session/problem-words.ts";
import { Trouble } from "#web/tickets/trouble.tsx";
import { useAct } from "#web/tickets/use-ticket.ts";
import { ConfirmDialog } from "#web/ui/confirm-dialog.tsx";
import { notify } from "#web/ui/notices.tsx";
import { useReader } from "#web/ui/reader.tsx";
import { useFields } from "../use-fields.ts";
import { noRecord, RecordedFields, toRecorded } from "./recorded-fields.tsx";
import { usePeople } from "./use-people.ts";

type Props = { ticket: TicketView; proposal: number; onClose: () => void };

export function AgreementDialog({ ticket, proposal, onClose }: Props) {
  const { t } = useTranslation("escalations");
  const { timeZone } = useReader();
  const people = usePeople(ticket);
  const { values, set, forget } = useFields(
    `agree-interaction:${ticket.reference}:${proposal}`,
    noRecord,
  );
  const act = useAct(ticket, () => {
    forget();
    notify({ tone: "done", title: t("done.agree-interaction"), detail: ticket.reference });
    onClose();
  });
  const submit = () =>
    act.run({ proposal, recorded: toRecorded(values, people, timeZone) }, (said) =>
      ask(ticketCommands["agree-interaction"], said),
    );
  return (
    <ConfirmDialog
      opened
      size="lg"
      title={t("agreedElsewhere.title")}
      confirmLabel={t("agreedElsewhere.button")}
      busy={act.busy}
      onConfirm={submit}
      onClose={onClose}
    >
      <div className="stack">
        <p className="muted">{t("agreedElsewhere.does")}</p>
        <RecordedFields
          values={values}
          set={set}
          error={(field) => fieldProblem(act.cause, field)}
          people={people}
        />
        <Trouble cause={act.cause} />
      </div>
    </ConfirmDialog>
  );
}
