/** What the desk asked for, item by item, and an answer to each; one sending hands in all that is written. */
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { ticketCommands } from "#api/ticket-commands.ts";
import type { TicketView } from "#api/ticket-views.ts";
import { ask } from "#web/session/ask.ts";
import { FilesField, useFiles } from "#web/tickets/files.tsx";
import { Erased } from "#web/tickets/information-items.tsx";
import type { InformationRequest } from "#web/tickets/information-items.tsx";
import { given } from "#web/tickets/kept-answers.ts";
import type { AnswerRow } from "#web/tickets/kept-answers.ts";
import { Trouble } from "#web/tickets/trouble.tsx";
import { useAct } from "#web/tickets/use-ticket.ts";
import { Button } from "#web/ui/button.tsx";
import { Card } from "#web/ui/card.tsx";
import { Chip } from "#web/ui/chips.tsx";
import { Markdown } from "#web/ui/markdown.tsx";
import { MarkdownEditor } from "#web/ui/markdown-editor.tsx";
import { notify } from "#web/ui/notices.tsx";
import { Time } from "#web/ui/time.tsx";
import { useAnswers } from "./use-answers.ts";
import { WaitingFoot } from "./waiting-foot.tsx";

type Props = { ticket: TicketView; request: InformationRequest };

export function AnswerForm({ ticket, request }: Props) {
  const { t } = useTranslation(["portal", "lifecycle", "tickets"]);
  const form = useRef<HTMLFormElement>(null);
  const answers = useAnswers(ticket);
  const files = useFiles(`answers:${ticket.reference}`);
  const act = useAct(ticket, () => {
    answers.forget();
    files.clear();
    notify({ tone: "done", title: t("ticket.answersSent") });
  });
  const written = given(answers.rows);
  const text = answers.text.trim();
  const nothing = written.length === 0 && text === "" && files.ids.length === 0;
  const yours = ticket.waitingOn === "beneficiary";
  const submit = () => {
    if (nothing || !files.settled) return;
    act.run(
      { answers: written, attachments: files.ids, ...(text === "" ? {} : { text }) },
      (said) => ask(ticketCommands["provide-information"], said),
    );
  };
  return (
    <form
      ref={form}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Card
        tone={yours ? "call" : "plain"}
        title={t(yours ? "ticket.yourTurnAsked" : "ticket.asked")}
        aside={<Time at={request.at} />}
      >
        <div className="stack">
          {request.text ? <Markdown text={request.text} /> : null}
          <ol className="answers">
            {answers.rows.map((row) => (
              <AnswerItem
                key={row.key}
                row={row}
                onText={(next) => answers.set(row, next)}
                onSubmit={submit}
              />
            ))}
          </ol>
          <FilesField files={files} pasteWithin={form} />
          <details className="fold" open={text !== "" || undefined}>
            <summary>{t("ticket.more")}</summary>
            <MarkdownEditor
              label={t("ticket.more")}
              hideLabel
              value={answers.text}
              onChange={(next) => answers.setText(next)}
              minRows={3}
              onSubmit={submit}
            />
          </details>
          <Trouble cause={act.cause} />
          <div className="row wrap">
            <Button type="submit" loading={act.busy} disabled={nothing || !files.settled}>
              {t("lifecycle:commands.provide-information.button")}
            </Button>
            <WaitingFoot
              ticket={ticket}
              hint={nothing ? t("ticket.nothingYet") : answers.kept ? t("ticket.draftKept") : ""}
            />
          </div>
        </div>
      </Card>
    </form>
  );
}

type ItemProps = {
  row: AnswerRow;
  onText: (text: string) => void;
  onSubmit: () => void;
};

function AnswerItem({ row, onText, onSubmit }: ItemProps) {
  const { t } = useTranslation(["portal", "tickets"]);
  const { item, words: text, isBefore } = row;
  const label = t(isBefore ? "ticket.answerBefore" : "ticket.answerTo", { item: item.item });
  return (
    <li
      className="answer"
      data-answered={item.answered || undefined}
      data-before={isBefore || undefined}
    >
      {isBefore ? <p className="small muted">{t("ticket.askedBefore")}</p> : null}
      <div className="asked-item">
        <div>{item.text === null ? <Erased /> : <Markdown text={item.text} />}</div>
        <Chip tone={item.answered ? "good" : "warn"}>
          {t(item.answered ? "tickets:answered" : "tickets:unanswered")}
        </Chip>
      </div>
      {item.answer ? (
        <div className="asked-answer">
          <Markdown text={item.answer} />
        </div>
      ) : null}
      {item.answered && text === "" ? (
        <details className="fold">
          <summary>{t("ticket.answerAgain")}</summary>
          <MarkdownEditor
            label={label}
            hideLabel
            value={text}
            onChange={onText}
            minRows={2}
            onSubmit={onSubmit}
          />
        </details>
      ) : (
        <MarkdownEditor
          label={label}
          hideLabel
          value={text}
          onChange={onText}
          minRows={2}
          onSubmit={onSubmit}
          placeholder={t("ticket.answerPlaceholder")}
        />
      )}
    </li>
  );
}
