/** What the desk asked for, item by item, and an answer to each; one sending hands in all that is written. */
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { ticketCommands } from "#api/ticket-commands.ts";
import type { TicketView } from "#api/ticket-views.ts";
import { ask } from "#web/session/ask.ts";
import { FilesField, useFiles } from "#web/tickets/files.tsx";
import { Erased } from "#web/tickets/information-items.tsx";
import type { InformationRequest } from "#web/tickets/information-items.tsx";
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
  const answers = useAnswers(`answers:${ticket.reference}`);
  const files = useFiles(`answers:${ticket.reference}`);
  const act = useAct(ticket, () => {
    answers.forget();
    files.clear();
    notify({ tone: "done", title: t("ticket.answersSent") });
  });
  const written = request.items.filter(({ item }) => answers.of(item).trim() !== "");
  const text = answers.of(0).trim();
  const nothing = written.length === 0 && text === "" && files.ids.length === 0;
  const yours = ticket.waitingOn === "beneficiary";
  const submit = () => {
    if (nothing || !files.settled) return;
    const given = written.map(({ item }) => ({ item, text: answers.of(item) }));
    act.run({ answers: given, attachments: files.ids, ...(text === "" ? {} : { text }) }, (said) =>
      ask(ticketCommands["provide-information"], said),
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
            {request.items.map((item) => (
              <AnswerItem
                key={item.item}
                item={item}
                text={answers.of(item.item)}
                onText={(next) => answers.set(item.item, next)}
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
              value={answers.of(0)}
              onChange={(next) => answers.set(0, next)}
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
  item: InformationRequest["items"][number];
  text: string;
  onText: (text: string) => void;
  onSubmit: () => void;
};

function AnswerItem({ item, text, onText, onSubmit }: ItemProps) {
  const { t } = useTranslation(["portal", "tickets"]);
  const label = t("ticket.answerTo", { item: item.item });
  return (
    <li className="answer" data-answered={item.answered || undefined}>
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
