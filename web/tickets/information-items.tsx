/** InformationItems { request, awaited? }: what was asked, item by item, each with its answer or none (yet, where awaited). currentRequest(ticket): the one that waits. */
import { useTranslation } from "react-i18next";
import type { TicketView } from "#api/ticket-views.ts";
import { Chip } from "#web/ui/chips.tsx";
import { Markdown } from "#web/ui/markdown.tsx";
import "./conversation.css";

export type InformationRequest = TicketView["requests"][number];

export function currentRequest({
  requests,
  state,
}: Pick<TicketView, "requests" | "state">): InformationRequest | undefined {
  return state === "suspended" ? requests.at(-1) : undefined;
}

type Props = { request: InformationRequest; awaited?: boolean };

export function InformationItems({ request, awaited = true }: Props) {
  const { t } = useTranslation("tickets");
  return (
    <ol className="asked">
      {request.items.map(({ item, text, answered, answer }) => (
        <li key={item} data-answered={answered || undefined}>
          <div className="asked-item">
            <div>{text === null ? <Erased /> : <Markdown text={text} />}</div>
            <Chip tone={answered ? "good" : awaited ? "warn" : "plain"}>
              {t(answered ? "answered" : awaited ? "unanswered" : "notAnswered")}
            </Chip>
          </div>
          {answer ? (
            <div className="asked-answer">
              <Markdown text={answer} />
            </div>
          ) : null}
        </li>
      ))}
    </ol>
  );
}

export function Erased() {
  const { t } = useTranslation("tickets");
  return <span className="muted">{t("erased")}</span>;
}
