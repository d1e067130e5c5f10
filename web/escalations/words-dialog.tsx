/** WordsDialog { command, ticket, onClose }: what an agent writes down of an escalation: its acknowledgement, an outcome, its end. */
import "./escalations.css";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ticketCommands } from "#api/ticket-commands.ts";
import type { TicketView } from "#api/ticket-views.ts";
import { ESCALATION_CONCLUSIONS, INTERACTION_OUTCOMES } from "#core/tickets/vocabulary.ts";
import { ask } from "#web/session/ask.ts";
import { Trouble } from "#web/tickets/trouble.tsx";
import { useAct } from "#web/tickets/use-ticket.ts";
import { ConfirmDialog } from "#web/ui/confirm-dialog.tsx";
import { MarkdownEditor } from "#web/ui/markdown-editor.tsx";
import { notify } from "#web/ui/notices.tsx";
import { Time, useMinute } from "#web/ui/time.tsx";
import { useDraft } from "#web/session/use-draft.ts";
import { Choices } from "./choices.tsx";
import { escalationDraft } from "./escalation-drafts.ts";

export type WordsCommand = "acknowledge-escalation" | "record-interaction" | "end-escalation";
type Props = { command: WordsCommand; ticket: TicketView; onClose: () => void };

export function WordsDialog({ command, ticket, onClose }: Props) {
  const { t } = useTranslation(["escalations", "lifecycle"]);
  const words = useDraft(escalationDraft(command, ticket));
  const [outcome, setOutcome] = useState<string | undefined>();
  const [tried, setTried] = useState(false);
  const act = useAct(ticket, () => {
    words.forget();
    notify({ tone: "done", title: t(`done.${command}`), detail: ticket.reference });
    onClose();
  });
  const { text } = words;
  const isBlank = text.trim() === "";
  const agreedFor = useAhead(command, outcome, ticket);
  const [early, setEarly] = useState(false);
  const isHeldBack = agreedFor !== undefined && !early;
  const send = useSend(act, text, agreedFor !== undefined && early);
  const submit = () => {
    setTried(true);
    if (!isHeldBack) send(command, outcome);
  };
  const isOptional = command === "acknowledge-escalation";
  return (
    <ConfirmDialog
      opened
      size="lg"
      title={t(`lifecycle:commands.${command}.button`)}
      confirmLabel={t(`lifecycle:commands.${command}.button`)}
      busy={act.busy}
      onConfirm={submit}
      onClose={onClose}
    >
      <div className="stack">
        <p className="muted">{t(`lifecycle:commands.${command}.does`)}</p>
        {isOptional ? null : (
          <Choices
            legend={t(`outcome.${command}`)}
            value={outcome}
            onChange={setOutcome}
            options={
              command === "record-interaction"
                ? INTERACTION_OUTCOMES.map((value) => ({ value, label: t(`held.${value}`) }))
                : ESCALATION_CONCLUSIONS.map((value) => ({ value, label: t(`ends.${value}`) }))
            }
            error={tried && outcome === undefined ? t("outcome.needed") : undefined}
          />
        )}
        {agreedFor === undefined ? null : (
          <label className="row">
            <input
              type="checkbox"
              checked={early}
              aria-invalid={(tried && isHeldBack) || undefined}
              onChange={(event) => setEarly(event.currentTarget.checked)}
            />
            <span className={tried && isHeldBack ? "bad" : undefined}>
              {t("outcome.early")} <Time at={agreedFor} form="full" />
            </span>
          </label>
        )}
        <MarkdownEditor
          label={t(`words.${command}`)}
          value={text}
          onChange={words.setText}
          draftKept={words.kept}
          minRows={3}
          error={tried && isBlank && !isOptional ? t("words.needed") : undefined}
          onSubmit={submit}
        />
        <Trouble cause={act.cause} />
      </div>
    </ConfirmDialog>
  );
}

/** The hour that was agreed, where what is written down would come before it: people do meet earlier, but seldom write so first. */
function useAhead(
  command: WordsCommand,
  outcome: string | undefined,
  { escalations }: TicketView,
): string | undefined {
  const now = useMinute();
  const startsAt = escalations.at(-1)?.interactions.at(-1)?.startsAt;
  const isHeld =
    command === "record-interaction" && outcome !== undefined && outcome !== "not_held";
  return isHeld && startsAt !== undefined && Date.parse(startsAt) > now ? startsAt : undefined;
}

/** Sends the command, where nothing that it needs is lacking. */
function useSend(act: ReturnType<typeof useAct>, text: string, isEarly: boolean) {
  return (command: WordsCommand, chosen: string | undefined) => {
    const isBlank = text.trim() === "";
    if (command === "acknowledge-escalation") {
      act.run(isBlank ? {} : { text }, (said) => ask(ticketCommands[command], said));
      return;
    }
    if (isBlank) return;
    if (command === "record-interaction") {
      const outcome = INTERACTION_OUTCOMES.find((one) => one === chosen);
      if (outcome !== undefined)
        act.run({ outcome, text, ...(isEarly ? { early: true } : {}) }, (said) =>
          ask(ticketCommands[command], said),
        );
      return;
    }
    const outcome = ESCALATION_CONCLUSIONS.find((one) => one === chosen);
    if (outcome !== undefined)
      act.run({ outcome, text }, (said) => ask(ticketCommands[command], said));
  };
}
