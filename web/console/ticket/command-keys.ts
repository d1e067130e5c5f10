import type { CommandType } from "#core/tickets/commands.ts";

/** The key of each command of the desk. Starting and resuming share one: never both at once. */
export const COMMAND_KEYS: Readonly<Partial<Record<CommandType, string>>> = {
  take: "t",
  reply: "r",
  note: "n",
  "request-information": "i",
  conclude: "c",
  assign: "a",
  qualify: "q",
  "start-work": "w",
  resume: "w",
  "provide-information": "p",
  remind: "m",
  accept: "y",
  refuse: "u",
  reject: "x",
  "close-unanswered": "z",
  withdraw: "b",
  escalate: "l",
};

/** The four that a ticket's day is made of: always in the bar, in this order. */
export const MAIN_COMMANDS = [
  "reply",
  "note",
  "request-information",
  "conclude",
] as const satisfies readonly CommandType[];

/** The rest, in the order of a ticket's life. */
export const OTHER_COMMANDS = [
  "take",
  "assign",
  "qualify",
  "start-work",
  "resume",
  "provide-information",
  "remind",
  "accept",
  "refuse",
  "escalate",
  "close-unanswered",
  "reject",
  "withdraw",
] as const satisfies readonly CommandType[];

export type DeskCommand = (typeof MAIN_COMMANDS)[number] | (typeof OTHER_COMMANDS)[number];

/** What has a form here: taking needs none, and escalating has the one of both sides. */
export type FormCommand = Exclude<DeskCommand, "take" | "escalate">;

export const DESK_COMMANDS: readonly DeskCommand[] = [...MAIN_COMMANDS, ...OTHER_COMMANDS];

const recorded = ["provide-information", "accept", "refuse", "withdraw"] as const;
type RecordedCommand = (typeof recorded)[number];

/** What an agent does of these is write down what a beneficiary said elsewhere. */
export function isRecorded(command: DeskCommand): command is RecordedCommand {
  return recorded.some((one) => one === command);
}
