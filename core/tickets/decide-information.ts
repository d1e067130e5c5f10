import { ok, refuse, type Result } from "../kit/result.ts";
import type { CommandOf } from "./commands.ts";
import { blank } from "./conclusion.ts";
import { environmentPresent, informationPresent } from "./guard.ts";
import { given, moveOf, recordedBy, tell, type Act, type Decision } from "./telling.ts";
import { unansweredItems } from "./ticket.ts";

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
  const answers = command.answers ?? [];
  const attachments = command.attachments ?? [];
  const asked = request?.items.map((item) => item.item) ?? [];
  const stray = answers.find((answer) => !asked.includes(answer.item));
  if (stray !== undefined)
    return refuse("unknown_item", { field: "answers", params: { item: stray.item } });
  const saidSomething =
    answers.some((answer) => !blank(answer.text)) || !blank(command.text) || attachments.length > 0;
  if (!saidSomething) return refuse("nothing_provided");
  const answered = answers.filter(({ text }) => !blank(text) || attachments.length > 0);
  const texts = Object.fromEntries(
    asked.map((item) => [
      `answer-${item}`,
      // One item answered twice says both: nothing that was sent is dropped.
      answers
        .flatMap((answer) => (answer.item === item && !blank(answer.text) ? [answer.text] : []))
        .join("\n\n"),
    ]),
  );
  return ok([
    tell(act, {
      type: "information-provided",
      payload: {
        items: [...new Set(answered.map((answer) => answer.item))].sort((a, b) => a - b),
        recorded: recorded.value,
      },
      texts: given({ text: command.text, ...texts }),
      attachments,
    }),
  ]);
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
