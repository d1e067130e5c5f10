/** One entry of the timeline: a message with its words and files, or an act in one line. */
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import { answerName } from "#core/tickets/ticket.ts";
import type { EventView, TicketView } from "#api/ticket-views.ts";
import { Avatar } from "#web/ui/avatar.tsx";
import { Chip } from "#web/ui/chips.tsx";
import { Markdown } from "#web/ui/markdown.tsx";
import { Time } from "#web/ui/time.tsx";
import { ConclusionSummary } from "./conclusion-summary.tsx";
import { actorName } from "./event-sentence.ts";
import { FileList } from "./files.tsx";
import { currentRequest, Erased, InformationItems } from "./information-items.tsx";
import type { Side } from "./moment.ts";
import { wordIn } from "./payload.ts";
import { ToldIntake } from "./told-intake.tsx";

type Props = { id: string; event: EventView; ticket: TicketView; side: Side; sentence: string };

export function EventEntry(props: Props) {
  const { event, id, sentence } = props;
  const says = Object.keys(event.texts).length > 0 || event.attachments.length > 0;
  if (says) return <Message {...props} />;
  return (
    <li id={id} tabIndex={-1} className="act" data-chain={event.chain}>
      <span>{sentence}</span>
      <Time at={event.at} />
    </li>
  );
}

/** In the place of an entry that can not be shown as it should: its words as they were typed. */
export function PlainEntry({ id, event, sentence }: Pick<Props, "id" | "event" | "sentence">) {
  const words = Object.values(event.texts).filter((text) => typeof text === "string");
  return (
    <li id={id} tabIndex={-1} className="act" data-chain={event.chain}>
      <span>{sentence}</span>
      <Time at={event.at} />
      {words.length === 0 ? null : <p className="entry-as-typed">{words.join("\n\n")}</p>}
    </li>
  );
}

function Message({ id, event, ticket, side, sentence }: Props) {
  const { t } = useTranslation("tickets");
  const { t: say } = useTranslation("lifecycle");
  const name = actorName(event, say);
  const tone =
    event.actor.kind === "agent" ? "desk" : event.actor.kind === "contact" ? "person" : "machine";
  const plain = event.type === "reply-added";
  return (
    <li id={id} tabIndex={-1} className="message" data-chain={event.chain} data-tone={tone}>
      <Avatar name={name} tone={tone} />
      <div className="message-words">
        <div className="message-head">
          <span>
            <strong>{name}</strong> <span className="muted small">{roleOf(event, t)}</span>
            {event.chain === "internal" ? <Chip tone="warn">{t("internal")}</Chip> : null}
          </span>
          <Time at={event.at} />
        </div>
        {plain ? null : <div className="message-act">{withoutName(sentence, name)}</div>}
        <Body event={event} ticket={ticket} side={side} />
        <FileList files={event.attachments} />
      </div>
    </li>
  );
}

/** The name stands above already: "A pris le ticket." */
function withoutName(sentence: string, name: string): string {
  return sentence
    .replaceAll(`${name} `, "")
    .replaceAll(
      /(^|\. )(\p{Ll})/gu,
      (_, before: string, first: string) => before + first.toUpperCase(),
    );
}

function roleOf({ actor }: EventView, t: TFunction<"tickets">): string {
  if (actor.kind === "agent")
    return actor.detail === null || actor.detail === ""
      ? t("theDesk")
      : t("deskLevel", { level: actor.detail });
  return actor.detail ?? "";
}

function Body({ event, ticket, side }: Pick<Props, "event" | "ticket" | "side">) {
  const { t } = useTranslation("tickets");
  const { type, sequence, chain } = event;
  const above = side === "beneficiary";
  if (type === "conclusion-proposed" && chain === "public") {
    const conclusion = ticket.conclusions.find((one) => one.sequence === sequence);
    if (conclusion?.outcome === "proposed" && above)
      return <a href="#your-turn">{t("solutionAbove")}</a>;
    if (conclusion)
      return (
        <ConclusionSummary
          conclusion={conclusion}
          side={side}
          open={conclusion.outcome === "proposed"}
        />
      );
  }
  if (type === "information-requested") {
    const request = ticket.requests.find((one) => one.sequence === sequence);
    const current = request !== undefined && currentRequest(ticket) === request;
    if (current && above) return <a href="#your-turn">{t("itemsAbove")}</a>;
    if (request) {
      return (
        <>
          {request.text ? <Markdown text={request.text} /> : null}
          <InformationItems request={request} awaited={current} />
        </>
      );
    }
  }
  if (type === "information-provided") return <Answers event={event} ticket={ticket} />;
  if (type === "ticket-filed")
    return (
      <>
        <Texts event={event} />
        <ToldIntake ticket={ticket} />
      </>
    );
  return <Texts event={event} />;
}

/** Each answer under what it answers: items of the request that stood at that moment, or of one before that it names. */
function Answers({ event, ticket }: Pick<Props, "event" | "ticket">) {
  const { t } = useTranslation("tickets");
  const stood = ticket.requests.findLast(({ sequence }) => sequence < event.sequence);
  const asked = ticket.requests.flatMap((request) =>
    request.items.map(({ item, text }) => {
      const { sequence } = request;
      const name = answerName(ticket.requests, { request: sequence, item }, event.sequence);
      const isEarlier = request !== stood;
      return { name, item, question: text ?? "", isEarlier };
    }),
  );
  const answers = asked.flatMap((one) => {
    const answer = event.texts[one.name];
    return answer === undefined ? [] : [{ ...one, answer }];
  });
  const { text } = event.texts;
  return (
    <>
      {answers.map(({ name, item, question, isEarlier, answer }) => (
        <div key={name} className="given">
          <div className="given-item">
            <span>{t(isEarlier ? "earlierItem" : "item", { item })}</span>
            <Markdown text={question} />
          </div>
          {answer === null ? <Erased /> : <Markdown text={answer} />}
        </div>
      ))}
      {text ? <Markdown text={text} /> : null}
    </>
  );
}

/** Said elsewhere: the subject above all, the clause below, answers of the form under what they answer. */
const unsaid = new Set(["subject", "clause"]);

function Texts({ event }: Pick<Props, "event">) {
  const { t } = useTranslation("tickets");
  const clause = wordIn(event.texts, "clause");
  return (
    <>
      {Object.entries(event.texts)
        .filter(([name]) => !unsaid.has(name) && !name.startsWith("intake-"))
        .map(([name, text]) =>
          text === null ? <Erased key={name} /> : <Markdown key={name} text={text} />,
        )}
      {clause ? (
        <p className="small">
          {t("clause")} {clause}
        </p>
      ) : null}
    </>
  );
}
