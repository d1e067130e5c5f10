import { useTranslation } from "react-i18next";
import { ticketCommands } from "#api/ticket-commands.ts";
import type { TicketView } from "#api/ticket-views.ts";
import { ask } from "#web/session/ask.ts";
import { Trouble } from "#web/tickets/trouble.tsx";
import { useAct } from "#web/tickets/use-ticket.ts";
import { ConfirmDialog } from "#web/ui/confirm-dialog.tsx";
import { MarkdownEditor } from "#web/ui/markdown-editor.tsx";
import { notify } from "#web/ui/notices.tsx";
import { useDraft } from "#web/session/use-draft.ts";

export function Withdrawal({ ticket, onClose }: { ticket: TicketView; onClose: () => void }) {
  const { t } = useTranslation(["portal", "lifecycle"]);
  const why = useDraft(`withdraw:${ticket.reference}`);
  const act = useAct(ticket, () => {
    why.forget();
    notify({ tone: "done", title: t("ticket.withdrawn") });
    onClose();
  });
  const submit = () =>
    act.run(why.text.trim() === "" ? {} : { why: why.text }, (said) =>
      ask(ticketCommands.withdraw, said),
    );
  return (
    <ConfirmDialog
      opened
      danger
      title={t("ticket.withdrawTitle")}
      confirmLabel={t("ticket.withdrawConfirm")}
      busy={act.busy}
      onConfirm={submit}
      onClose={onClose}
    >
      <div className="stack">
        <p>{t("ticket.withdrawDetail")}</p>
        <MarkdownEditor
          label={t("ticket.withdrawWhy")}
          placeholder={t("lifecycle:commands.withdraw.placeholder")}
          value={why.text}
          onChange={why.setText}
          draftKept={why.kept}
          minRows={3}
          onSubmit={submit}
        />
        <Trouble cause={act.cause} />
      </div>
    </ConfirmDialog>
  );
}
