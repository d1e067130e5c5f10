/** The proposed solution, with the two answers that it waits for; whoever may not give them is told who may. */
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ticketCommands } from "#api/ticket-commands.ts";
import type { ConclusionView, TicketView } from "#api/ticket-views.ts";
import { ask } from "#web/session/ask.ts";
import { ConclusionSummary } from "#web/tickets/conclusion-summary.tsx";
import { FileList, FilesField, useFiles } from "#web/tickets/files.tsx";
import { offerOf } from "#web/tickets/moment.ts";
import { Trouble } from "#web/tickets/trouble.tsx";
import { useAct } from "#web/tickets/use-ticket.ts";
import { Button } from "#web/ui/button.tsx";
import { Card } from "#web/ui/card.tsx";
import { MarkdownEditor } from "#web/ui/markdown-editor.tsx";
import { notify } from "#web/ui/notices.tsx";
import { Time } from "#web/ui/time.tsx";
import { useDraft } from "#web/session/use-draft.ts";
import { acceptanceDraft, refusalDraft } from "./solution-drafts.ts";
import { WaitingFoot } from "./waiting-foot.tsx";

type Props = { ticket: TicketView; conclusion: ConclusionView };

export function SolutionCard({ ticket, conclusion }: Props) {
  const { t } = useTranslation("portal");
  const accept = offerOf(ticket, "accept");
  const proposed = ticket.events.find(
    ({ chain, sequence }) => chain === "public" && sequence === conclusion.sequence,
  );
  const settles = accept?.allowed === true;
  return (
    <Card
      tone={settles ? "call" : "plain"}
      title={t("ticket.solution")}
      aside={<Time at={conclusion.at} />}
    >
      <div className="stack">
        <ConclusionSummary conclusion={conclusion} side="beneficiary" />
        <FileList files={proposed?.attachments ?? []} />
        {settles ? (
          <Answers ticket={ticket} conclusion={conclusion} />
        ) : (
          <p className="ghost-reason">{accept?.reason?.detail}</p>
        )}
      </div>
    </Card>
  );
}

function Answers({ ticket, conclusion }: Props) {
  const { t } = useTranslation(["portal", "lifecycle"]);
  const comment = useDraft(acceptanceDraft(ticket.reference, conclusion.sequence));
  const why = useDraft(refusalDraft(ticket.reference, conclusion.sequence));
  const [answer, setAnswer] = useState<"accept" | "refuse" | undefined>(
    why.text !== "" ? "refuse" : comment.text !== "" ? "accept" : undefined,
  );
  const step = { ticket, conclusion, onBack: () => setAnswer(undefined) };
  if (answer === "accept") return <Acceptance {...step} />;
  if (answer === "refuse") return <Refusal {...step} />;
  return (
    <>
      <div className="row wrap">
        <Button onClick={() => setAnswer("accept")}>{t("lifecycle:commands.accept.button")}</Button>
        <Button variant="default" onClick={() => setAnswer("refuse")}>
          {t("lifecycle:commands.refuse.button")}
        </Button>
        <span className="small muted">{t("ticket.noReopening")}</span>
      </div>
      <WaitingFoot ticket={ticket} hint="" />
    </>
  );
}

type StepProps = Props & { onBack: () => void };

function Acceptance({ ticket, conclusion, onBack }: StepProps) {
  const { t } = useTranslation(["portal", "lifecycle", "ui"]);
  const comment = useDraft(acceptanceDraft(ticket.reference, conclusion.sequence));
  const act = useAct(ticket, () => {
    comment.forget();
    notify({ tone: "done", title: t("ticket.accepted") });
  });
  const submit = () =>
    act.run(comment.text.trim() === "" ? {} : { comment: comment.text }, (said) =>
      ask(ticketCommands.accept, said),
    );
  return (
    <form
      className="stack answer-step"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <MarkdownEditor
        label={t("ticket.acceptWord")}
        hint={t("ticket.noReopening")}
        placeholder={t("lifecycle:commands.accept.placeholder")}
        value={comment.text}
        onChange={comment.setText}
        draftKept={comment.kept}
        minRows={2}
        autoFocus
        onSubmit={submit}
      />
      <Trouble cause={act.cause} />
      <div className="row wrap">
        <Button type="submit" loading={act.busy}>
          {t("lifecycle:commands.accept.button")}
        </Button>
        <Button variant="default" onClick={onBack}>
          {t("ui:cancel")}
        </Button>
      </div>
    </form>
  );
}

function Refusal({ ticket, conclusion, onBack }: StepProps) {
  const { t } = useTranslation(["portal", "lifecycle", "ui"]);
  const key = refusalDraft(ticket.reference, conclusion.sequence);
  const why = useDraft(key);
  const [tried, setTried] = useState(false);
  const files = useFiles(key);
  const act = useAct(ticket, () => {
    why.forget();
    files.clear();
    notify({ tone: "done", title: t("ticket.refused") });
  });
  const empty = why.text.trim() === "";
  const submit = () => {
    setTried(true);
    if (empty || !files.settled) return;
    act.run({ why: why.text, attachments: files.ids }, (said) => ask(ticketCommands.refuse, said));
  };
  return (
    <form
      className="stack answer-step"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <MarkdownEditor
        label={t("ticket.refuseWhy")}
        placeholder={t("lifecycle:commands.refuse.placeholder")}
        value={why.text}
        onChange={why.setText}
        draftKept={why.kept}
        minRows={4}
        autoFocus
        error={tried && empty ? t("ticket.whyNeeded") : undefined}
        onSubmit={submit}
      />
      <FilesField files={files} />
      <Trouble cause={act.cause} />
      <div className="row wrap">
        <Button type="submit" loading={act.busy} disabled={!files.settled}>
          {t("ticket.refuse")}
        </Button>
        <Button variant="default" onClick={onBack}>
          {t("ui:cancel")}
        </Button>
      </div>
    </form>
  );
}
