import { parseArgs } from "node:util";
import { sentence } from "#locales/terminal.js";
import { Failure } from "#server/platform/failure.ts";

type Command = "doctor" | "migrate" | "verify" | "why";

/** What a command takes beside `--help`. */
interface Taken<Flag extends string> {
  readonly flags: readonly Flag[];
  /** Whether it is about one ticket; one that has a flag instead says so by `unless`. */
  readonly ticket?: { readonly unless?: Flag };
}

export interface Arguments<Flag extends string> {
  readonly flags: ReadonlySet<Flag>;
  /** Empty where the command is about none. */
  readonly reference: string;
}

/**
 * The arguments of a command, each understood or refused in a sentence: none is passed over.
 * @returns undefined where its help was asked for, and told.
 */
export function readArguments<Flag extends string = never>(
  name: Command,
  args: readonly string[],
  { flags, ticket }: Taken<Flag>,
): Arguments<Flag> | undefined {
  const { tokens } = parseArgs({ args: [...args], strict: false, tokens: true });
  const named = tokens.flatMap((token) => (token.kind === "option" ? [token] : []));
  if (named.some(({ name: one }) => one === "help" || one === "h")) {
    const lines = [sentence(`help.command_${name}`), "", usageOf(name)];
    process.stdout.write(`${lines.join("\n")}\n`);
    return undefined;
  }
  const given = new Set<Flag>();
  for (const { name: one, rawName, value } of named) {
    const flag = flags.find((known) => known === one);
    if (flag === undefined || rawName === `-${one}` || value !== undefined)
      throw new Failure("option_refused", { option: rawName, usage: usageOf(name) });
    given.add(flag);
  }
  const places = tokens.flatMap((token) => (token.kind === "positional" ? [token.value] : []));
  const instead = ticket?.unless !== undefined && given.has(ticket.unless);
  const [reference = "", ...more] = ticket === undefined || instead ? ["", ...places] : places;
  if (more[0] !== undefined)
    throw new Failure("argument_unexpected", { argument: more[0], usage: usageOf(name) });
  if (ticket !== undefined && !instead && reference === "")
    throw new Failure("ticket_not_named", { usage: usageOf(name) });
  return { flags: given, reference };
}

const usageOf = (name: Command): string => sentence(`help.usage_${name}`);
