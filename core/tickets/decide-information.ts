import { ok, refuse, type Result } from "../kit/result.ts";
import type { CommandOf, GivenAnswer } from "./commands.ts";
import { blank } from "./conclusion.ts";
import { environmentPresent, informationPresent } from "./guard.ts";
import { given, moveOf, recordedBy, tell, type Act, type Decision } from "./telling.ts";
import { answerName, unansweredItems, type AskedItem, type Ticket } from "./ticket.ts";
import type { PublicSequence } from "./vocabulary.ts";

/** R-32-05, R-32-14: asking suspends the ticket and says exactly what is needed, item by item. */
export function decideRequest(act: Act, command: CommandOf<"request-information">): Decision {
  if (command.items.length === 0 || command.items.every(blank))
    return refuse("items_required", { field: "items" });
  const empty = command.items.findIndex(blank);
  if (empty !== -1) return refuse("items_required", { field: `items.${empty}` });
  const { environmentItem, keys } = command;
  const marked = checkMarked(act, command);
  if (!marked.ok) return marked;
  const items = Object.fromEntries(command.items.map((item, index) => [`item-${index + 1}`, item]));
  return ok([
    tell(act, {
      type: "information-requested",
      payload: {
        ...moveOf(act, "request-information"),
        items: command.items.length,
        ...(environmentItem === undefined ? {} : { environmentItem }),
        ...(keys?.some((key) => key !== null) === true ? { keys } : {}),
      },
      texts: { ...given({ text: command.text }), ...items },
      attachments: command.attachments ?? [],
    }),
  ]);
}

/** R-31-09: keys stand beside their items; the item that confirming the environment answers is one of those asked, of a ticket that names a system. */
function checkMarked(
  { ticket, environmentToConfirm }: Act,
  { environmentItem, items, keys }: CommandOf<"request-information">,
): Result<true, "environment_unnamed" | "environment_confirmed" | "unknown_item"> {
  if (keys !== undefined && keys.length !== items.length)
    return refuse("unknown_item", { field: "keys", params: { item: keys.length } });
  if (environmentItem === undefined) return ok(true);
  const field = "environmentItem";
  if (ticket.environment === null) return refuse("environment_unnamed", { field });
  if (environmentToConfirm === false) return refuse("environment_confirmed", { field });
  return Number.isInteger(environmentItem) &&
    environmentItem >= 1 &&
    environmentItem <= items.length
    ? ok(true)
    : refuse("unknown_item", { field, params: { item: environmentItem } });
}

/** What the beneficiary says while the ticket is suspended, or what an agent records of it; the state is kept. */
export function decideProvision(act: Act, command: CommandOf<"provide-information">): Decision {
  const request = act.ticket.requests.at(-1);
  const recorded = recordedBy(act, command.recorded, request?.at ?? act.ticket.filedAt);
  if (!recorded.ok) return recorded;
  const placed = placeAnswers(act.ticket, command.answers ?? []);
  if (!placed.ok) return placed;
  const answers = placed.value;
  const attachments = command.attachments ?? [];
  const saidSomething =
    answers.some((answer) => !blank(answer.text)) || !blank(command.text) || attachments.length > 0;
  if (!saidSomething) return refuse("nothing_provided");
  const answered = answers.filter(({ text }) => !blank(text) || attachments.length > 0);
  return ok([
    tell(act, {
      type: "information-provided",
      payload: {
        ...itemsOf(answered, request?.sequence),
        recorded: recorded.value,
      },
      texts: given({ text: command.text, ...wordsOf(act.ticket, answers) }),
      attachments,
    }),
  ]);
}

type PlacedAnswer = AskedItem & Pick<GivenAnswer, "text">;

/** Each answer beside the request whose item it answers: the last one, or an earlier one that it names. */
function placeAnswers(
  { requests }: Ticket,
  answers: readonly GivenAnswer[],
): Result<readonly PlacedAnswer[], "unknown_item"> {
  const last = requests.at(-1)?.sequence;
  const placed = answers.flatMap(({ item, text, request = last }) => {
    const asked = requests.find(({ sequence }) => sequence === request);
    return asked?.items.some((one) => one.item === item) === true
      ? [{ request: asked.sequence, item, ...(text === undefined ? {} : { text }) }]
      : [];
  });
  if (placed.length === answers.length) return ok(placed);
  const stray = answers.find(
    ({ item, request = last }) =>
      !placed.some((one) => one.item === item && one.request === request),
  );
  return refuse("unknown_item", { field: "answers", params: { item: stray?.item ?? 0 } });
}

function itemsOf(answered: readonly PlacedAnswer[], last: PublicSequence | undefined) {
  const of = (request: PublicSequence | undefined) => {
    const items = answered.filter((one) => one.request === request).map(({ item }) => item);
    return [...new Set(items)].toSorted((a, b) => a - b);
  };
  const before = answered.map(({ request }) => request).filter((request) => request !== last);
  const earlier = [...new Set(before)]
    .toSorted((a, b) => a - b)
    .map((request) => ({ request, items: of(request) }));
  return { items: of(last), ...(earlier.length === 0 ? {} : { earlier }) };
}

/** One item answered twice says both: nothing that was sent is dropped. */
function wordsOf(
  { requests, publicSequence }: Ticket,
  answers: readonly PlacedAnswer[],
): Record<string, string> {
  const words: Record<string, string> = {};
  for (const { text, ...asked } of answers) {
    if (text === undefined || blank(text)) continue;
    const name = answerName(requests, asked, publicSequence + 1);
    const before = words[name];
    words[name] = before === undefined ? text : `${before}\n\n${text}`;
  }
  return words;
}

/** R-32-08: enough information and no solution at hand: the ticket enters level 2. */
export function decideStart(act: Act, command: CommandOf<"start-work">): Decision {
  return decideWork(act, command, "work-started");
}

/** R-32-11: information came and work can go on. */
export function decideResumption(act: Act, command: CommandOf<"resume">): Decision {
  return decideWork(act, command, "work-resumed");
}

function decideWork(
  act: Act,
  command: CommandOf<"start-work"> | CommandOf<"resume">,
  type: "work-started" | "work-resumed",
): Decision {
  const informed = informationPresent(act.ticket);
  const overridden = !informed || !environmentPresent(act);
  if (overridden && (command.override === undefined || blank(command.override))) {
    const missing = unansweredItems(act.ticket).join(", ");
    return informed
      ? refuse("environment_to_confirm", { field: "override" })
      : refuse("information_missing", { field: "override", params: { items: missing } });
  }
  const work = tell(act, { type, payload: { ...moveOf(act, command.type), overridden } });
  if (!overridden || command.override === undefined) return ok([work]);
  return ok([
    work,
    tell(act, { type: "override-explained", payload: {}, texts: { text: command.override } }),
  ]);
}
