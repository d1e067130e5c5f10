import fc from "fast-check";
import { ticketCommands } from "#api/ticket-commands.ts";
import type { Command } from "#core/tickets/commands.ts";
import { anyCommand } from "./any-command.ts";
import type { Key } from "./hands.ts";
import { ines, maya } from "./one-ticket.ts";
import type { PersonKey, World } from "./world.ts";

/** A step of a life: somebody does something of what they may, or tries anything at all. */
export interface Attempt {
  readonly person: PersonKey;
  /** Which of the commands that are open to the person, where there is no other idea. */
  readonly pick: number;
  readonly wild: Command | undefined;
  readonly minutes: number;
}

const person = fc.constantFrom<PersonKey[]>(
  "claire",
  "lead",
  "own",
  "nadia",
  "second",
  "manager",
  "rival",
);

export const anyLife: fc.Arbitrary<readonly Attempt[]> = fc.array(
  fc.record({
    person,
    pick: fc.nat(100),
    wild: fc.oneof(
      { weight: 2, arbitrary: fc.constant(undefined) },
      { weight: 1, arbitrary: anyCommand },
    ),
    minutes: fc.oneof(fc.integer({ min: 0, max: 600 }), fc.integer({ min: 0, max: 14_400 })),
  }),
  { minLength: 8, maxLength: 30, size: "max" },
);

export function isKey(name: string): name is Key {
  return Object.hasOwn(ticketCommands, name);
}

/** A command of the tests of core as the body of its route, with people and releases that this world has. */
export function bodyIn(world: World, { type: _type, ...said }: Command): Record<string, unknown> {
  const { people } = world;
  const body: Record<string, unknown> = { ...said };
  if ("attachments" in body) body["attachments"] = [];
  if ("assignee" in body)
    body["assignee"] = body["assignee"] === ines.id ? people.nadia.id : people.second.id;
  if ("recorded" in said && said.recorded !== undefined) {
    const { saidBy, channel, saidAt } = said.recorded;
    const by = saidBy === maya.id ? people.claire.id : null;
    body["recorded"] = { saidBy: by, channel, saidAt: saidAt.toString() };
  }
  if ("conclusion" in said && said.conclusion.kind === "fix")
    body["conclusion"] = { ...said.conclusion, release: said.conclusion.release && "6.5.3" };
  return body;
}
