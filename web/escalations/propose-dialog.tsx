/** ProposeDialog { ticket, onClose }: how to talk directly, when and for how long; the other side then agrees. */
import "./escalations.css";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ticketCommands } from "#api/ticket-commands.ts";
import type { TicketView } from "#api/ticket-views.ts";
import { INTERACTION_KINDS } from "#core/tickets/vocabulary.ts";
import { ask } from "#web/session/ask.ts";
import { fieldProblem } from "#web/session/problem-words.ts";
import { useDraft } from "#web/session/use-draft.ts";
import { Trouble } from "#web/tickets/trouble.tsx";
import { useAct } from "#web/tickets/use-ticket.ts";
import { ConfirmDialog } from "#web/ui/confirm-dialog.tsx";
import { SelectField, TextField } from "#web/ui/field.tsx";
import { MarkdownEditor } from "#web/ui/markdown-editor.tsx";
import { notify } from "#web/ui/notices.tsx";
import { useReader } from "#web/ui/reader.tsx";
import { instantOf, wallTime } from "#web/ui/wall-time.ts";
import { escalationDraft } from "./escalation-drafts.ts";

const LENGTHS = [15, 30, 45, 60, 90, 120] as const;
const hourMilliseconds = 3_600_000;

export function ProposeDialog({ ticket, onClose }: { ticket: TicketView; onClose: () => void }) {
  const { t } = useTranslation("escalations");
  const { timeZone } = useReader();
  const [kind, setKind] = useState<(typeof INTERACTION_KINDS)[number]>("phone");
  const [minutes, setMinutes] = useState<number>(30);
  const [startsAt, setStartsAt] = useState(() => nextHour(timeZone));
  const draft = useDraft(escalationDraft("propose-interaction", ticket));
  const { text } = draft;
  const act = useAct(ticket, () => {
    draft.forget();
    notify({ tone: "done", title: t("propose.done"), detail: ticket.reference });
    onClose();
  });
  const [tried, setTried] = useState(false);
  const at = instantOf(startsAt, timeZone);
  const submit = () => {
    setTried(true);
    if (at === undefined) return;
    const words = text.trim() === "" ? {} : { text };
    act.run({ kind, minutes, startsAt: at, ...words }, (said) =>
      ask(ticketCommands["propose-interaction"], said),
    );
  };
  return (
    <ConfirmDialog
      opened
      size="lg"
      title={t("propose.title")}
      confirmLabel={t("propose.send")}
      busy={act.busy}
      onConfirm={submit}
      onClose={onClose}
    >
      <div className="stack">
        <p className="muted">{t("propose.explain")}</p>
        <div className="escalation-fields">
          <SelectField
            label={t("propose.kind")}
            value={kind}
            onChange={(value) => setKind(INTERACTION_KINDS.find((one) => one === value) ?? "phone")}
            options={INTERACTION_KINDS.map((value) => ({
              value,
              label: t(`kinds.${value}`),
            }))}
            error={fieldProblem(act.cause, "kind")}
          />
          <TextField
            label={t("propose.startsAt", { timeZone })}
            type="datetime-local"
            value={startsAt}
            onChange={setStartsAt}
            required
            error={
              tried && at === undefined
                ? t("propose.startNeeded")
                : fieldProblem(act.cause, "startsAt")
            }
          />
          <SelectField
            label={t("propose.length")}
            value={String(minutes)}
            onChange={(value) => setMinutes(Number(value))}
            options={LENGTHS.map((length) => ({
              value: String(length),
              label: t("minutes", { count: length }),
            }))}
          />
        </div>
        <MarkdownEditor
          label={t("propose.text")}
          placeholder={t("propose.placeholder")}
          value={text}
          onChange={draft.setText}
          draftKept={draft.kept}
          minRows={2}
          onSubmit={submit}
        />
        <Trouble cause={act.cause} />
      </div>
    </ConfirmDialog>
  );
}

/** The next full hour but one, so that the other side has time to agree. */
function nextHour(timeZone: string): string {
  const at = Math.ceil(Date.now() / hourMilliseconds + 1) * hourMilliseconds;
  return wallTime(at, timeZone);
}
