/** A message to the desk. On a closed ticket there is none; what is typed survives reloads and other people's changes. */
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { ticketCommands } from "#api/ticket-commands.ts";
import type { TicketView } from "#api/ticket-views.ts";
import { ask } from "#web/session/ask.ts";
import { FilesField, useFiles } from "#web/tickets/files.tsx";
import { offerOf } from "#web/tickets/moment.ts";
import { Trouble } from "#web/tickets/trouble.tsx";
import { useAct } from "#web/tickets/use-ticket.ts";
import { Button } from "#web/ui/button.tsx";
import { Card } from "#web/ui/card.tsx";
import { Kbd } from "#web/ui/kbd.tsx";
import { MarkdownEditor } from "#web/ui/markdown-editor.tsx";
import { readFiles } from "#web/tickets/kept-files.ts";
import { notify } from "#web/ui/notices.tsx";
import { useDraft, useOwnKey } from "#web/session/use-draft.ts";
import { useKeys } from "#web/ui/use-keys.ts";
import { replyDraftMoved } from "./reply-draft.ts";

export function ReplyBox({ ticket }: { ticket: TicketView }) {
  const { t } = useTranslation("portal");
  const offer = offerOf(ticket, "reply");
  const draft = useDraft(`reply:${ticket.reference}`);
  const [opened, setOpened] = useState(false);
  const own = useOwnKey();
  const [hasFiles] = useState(() => readFiles(own(`reply:${ticket.reference}`)).length > 0);
  const [drawn, setDrawn] = useState(0);
  useEffect(() => {
    const anew = () => setDrawn((count) => count + 1);
    addEventListener(replyDraftMoved, anew);
    return () => removeEventListener(replyDraftMoved, anew);
  }, []);
  const can = offer?.allowed === true && ticket.state !== "closed";
  useKeys([{ key: "r", label: t("ticket.write"), run: () => setOpened(true) }], can);
  if (!can) return null;
  // While information is asked for, a message is an answer: the form above is the better place.
  const quiet = ticket.state === "suspended" && ticket.waitingOn === "beneficiary";
  if (opened || draft.text !== "" || drawn > 0 || hasFiles)
    return <ReplyForm key={drawn} ticket={ticket} focus={opened} onSent={() => setOpened(false)} />;
  return (
    <button
      type="button"
      className="reply-opener no-print"
      data-quiet={quiet || undefined}
      onClick={() => setOpened(true)}
    >
      <span>{t(quiet ? "ticket.writeInstead" : "ticket.write")}</span>
      <Kbd keys="r" />
    </button>
  );
}

type Props = { ticket: TicketView; focus: boolean; onSent: () => void };

function ReplyForm({ ticket, focus, onSent }: Props) {
  const { t } = useTranslation(["portal", "lifecycle"]);
  const draft = useDraft(`reply:${ticket.reference}`);
  const files = useFiles(`reply:${ticket.reference}`);
  const form = useRef<HTMLFormElement>(null);
  const act = useAct(ticket, () => {
    draft.forget();
    files.clear();
    notify({ tone: "done", title: t("ticket.sent") });
    onSent();
  });
  const empty = draft.text.trim() === "";
  const submit = () => {
    if (empty || !files.settled) return;
    act.run({ text: draft.text, attachments: files.ids }, (said) =>
      ask(ticketCommands.reply, said),
    );
  };
  return (
    <form
      ref={form}
      className="no-print"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Card title={t("ticket.message")}>
        <div className="stack">
          <MarkdownEditor
            label={t("ticket.message")}
            hideLabel
            placeholder={t("ticket.messagePlaceholder")}
            value={draft.text}
            onChange={draft.setText}
            draftKept={draft.kept}
            minRows={3}
            autoFocus={focus}
            onSubmit={submit}
          />
          <FilesField files={files} pasteWithin={form} />
          <Trouble cause={act.cause} />
          <div className="row wrap">
            <Button
              type="submit"
              loading={act.busy}
              disabled={empty || !files.settled}
              rightSection={<Kbd keys="mod+Enter" onFill />}
            >
              {t("ticket.send")}
            </Button>
            <span className="small muted">
              {t("ticket.whoReads", { organisation: ticket.organisation.name })}
            </span>
          </div>
        </div>
      </Card>
    </form>
  );
}
