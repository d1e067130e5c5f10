import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ticketCommands } from "#api/ticket-commands.ts";
import type { TicketView } from "#api/ticket-views.ts";
import type { Severity } from "#core/tickets/vocabulary.ts";
import { ask } from "#web/session/ask.ts";
import { SeverityChooser } from "#web/tickets/severity-chooser.tsx";
import { Trouble } from "#web/tickets/trouble.tsx";
import { useAct } from "#web/tickets/use-ticket.ts";
import { ConfirmDialog } from "#web/ui/confirm-dialog.tsx";
import { MarkdownEditor } from "#web/ui/markdown-editor.tsx";
import { notify } from "#web/ui/notices.tsx";
import { useDraft } from "#web/session/use-draft.ts";

export function DeclareSeverity({ ticket, onClose }: { ticket: TicketView; onClose: () => void }) {
  const { t } = useTranslation(["portal", "lifecycle"]);
  const [severity, setSeverity] = useState<Severity | undefined>();
  const why = useDraft(`declare:${ticket.reference}`);
  const [tried, setTried] = useState(false);
  const act = useAct(ticket, () => {
    why.forget();
    notify({ tone: "done", title: t("ticket.declaredDone") });
    onClose();
  });
  const submit = () => {
    setTried(true);
    if (severity === undefined || why.text.trim() === "") return;
    act.run({ severity, why: why.text }, (said) => ask(ticketCommands["declare-severity"], said));
  };
  return (
    <ConfirmDialog
      opened
      size="lg"
      title={t("lifecycle:commands.declare-severity.button")}
      confirmLabel={t("ticket.declare")}
      busy={act.busy}
      onConfirm={submit}
      onClose={onClose}
    >
      <div className="stack">
        <p className="muted">{t("lifecycle:commands.declare-severity.does")}</p>
        <SeverityChooser
          legend={t("filing.effect")}
          value={severity}
          onChange={setSeverity}
          without={ticket.declaredSeverity}
          error={tried && severity === undefined ? t("filing.required") : undefined}
        />
        <MarkdownEditor
          label={t("ticket.declareWhy")}
          placeholder={t("lifecycle:commands.declare-severity.placeholder")}
          value={why.text}
          onChange={why.setText}
          draftKept={why.kept}
          minRows={3}
          error={tried && why.text.trim() === "" ? t("ticket.whyNeeded") : undefined}
          onSubmit={submit}
        />
        <Trouble cause={act.cause} />
      </div>
    </ConfirmDialog>
  );
}
