/** EscalateDialog { ticket, onClose }: on what ground, and what is expected. Whom it reaches is told before it is sent. */
import "./escalations.css";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ticketCommands } from "#api/ticket-commands.ts";
import type { TicketView } from "#api/ticket-views.ts";
import { ESCALATION_GROUNDS } from "#core/tickets/vocabulary.ts";
import type { EscalationGround } from "#core/tickets/vocabulary.ts";
import { ask } from "#web/session/ask.ts";
import { Trouble } from "#web/tickets/trouble.tsx";
import { useAct } from "#web/tickets/use-ticket.ts";
import { ConfirmDialog } from "#web/ui/confirm-dialog.tsx";
import { MarkdownEditor } from "#web/ui/markdown-editor.tsx";
import { notify } from "#web/ui/notices.tsx";
import { useDraft } from "#web/session/use-draft.ts";
import { Choices } from "./choices.tsx";

export function EscalateDialog({ ticket, onClose }: { ticket: TicketView; onClose: () => void }) {
  const { t } = useTranslation(["escalations", "lifecycle"]);
  const [ground, setGround] = useState<EscalationGround | undefined>();
  const [tried, setTried] = useState(false);
  const expected = useDraft(`escalate:${ticket.reference}`);
  const act = useAct(ticket, () => {
    expected.forget();
    notify({ tone: "done", title: t("raise.done"), detail: ticket.reference });
    onClose();
  });
  const isBlank = expected.text.trim() === "";
  const submit = () => {
    setTried(true);
    if (ground === undefined || isBlank) return;
    act.run({ ground, expected: expected.text }, (said) => ask(ticketCommands.escalate, said));
  };
  return (
    <ConfirmDialog
      opened
      size="lg"
      title={t("raise.title")}
      confirmLabel={t("lifecycle:commands.escalate.button")}
      busy={act.busy}
      onConfirm={submit}
      onClose={onClose}
    >
      <div className="stack">
        <p className="muted">{t("lifecycle:commands.escalate.does")}</p>
        <Choices
          legend={t("raise.ground")}
          value={ground}
          onChange={setGround}
          options={ESCALATION_GROUNDS.map((value) => ({ value, label: t(`grounds.${value}`) }))}
          error={tried && ground === undefined ? t("raise.groundNeeded") : undefined}
        />
        <MarkdownEditor
          label={t("raise.expected")}
          placeholder={t("raise.placeholder")}
          value={expected.text}
          onChange={expected.setText}
          draftKept={expected.kept}
          minRows={4}
          error={tried && isBlank ? t("raise.expectedNeeded") : undefined}
          onSubmit={submit}
        />
        <Trouble cause={act.cause} />
      </div>
    </ConfirmDialog>
  );
}
