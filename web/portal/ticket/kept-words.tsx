/**
 * KeptWords { draft, ticket }: words that were being written for something that is no longer asked, because someone else acted:
 *   they are shown, and can go into the reply.
 */
import { useTranslation } from "react-i18next";
import type { TicketView } from "#api/ticket-views.ts";
import { offerOf } from "#web/tickets/moment.ts";
import { Button } from "#web/ui/button.tsx";
import { Card } from "#web/ui/card.tsx";
import { useDraft } from "#web/session/use-draft.ts";
import { replyDraftMoved } from "./reply-draft.ts";
import { readAnswers } from "./use-answers.ts";

export function KeptWords({ draft: key, ticket }: { draft: string; ticket: TicketView }) {
  const { t } = useTranslation("portal");
  const draft = useDraft(key);
  const reply = useDraft(`reply:${ticket.reference}`);
  if (draft.text === "") return null;
  const answers = [...readAnswers(draft.text).values()];
  const words = answers.length > 0 ? answers.join("\n\n") : draft.text;
  const move = () => {
    reply.setText([reply.text, words].filter(Boolean).join("\n\n"));
    draft.forget();
    // The reply box reads its draft when it is drawn anew.
    dispatchEvent(new Event(replyDraftMoved));
  };
  return (
    <Card title={t("ticket.keptTitle")}>
      <p className="small muted">{t("ticket.keptDetail")}</p>
      <pre className="kept-words">{words}</pre>
      <div className="row wrap">
        {offerOf(ticket, "reply")?.allowed ? (
          <Button variant="default" onClick={move}>
            {t("ticket.keptMove")}
          </Button>
        ) : null}
        <button type="button" className="link-button small" onClick={draft.forget}>
          {t("ticket.keptDrop")}
        </button>
      </div>
    </Card>
  );
}
