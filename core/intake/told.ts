import { unansweredItems, type Ticket } from "../tickets/ticket.ts";
import type { IntakeAnswers } from "./completeness.ts";
import type { FileKind } from "./items.ts";
import { fileKindOf } from "./file-kind.ts";

/** A file that was handed in, as its name has it. */
export interface NamedFile {
  readonly attachment: string;
  readonly name: string;
}

/**
 * What a ticket has told so far: by the form at its filing, by the answers to what was asked for since, and by its files.
 * The description of a problem is its behaviour. A filer's word on what a file is comes before its name.
 */
export function toldBy(ticket: Ticket, files: readonly NamedFile[]): IntakeAnswers {
  const { intake, requests, nature } = ticket;
  const answered = requests.flatMap(({ items, keys }) =>
    items.flatMap(({ answeredIn }, index) => {
      const key = keys[index] ?? null;
      return answeredIn === null || key === null ? [] : [key];
    }),
  );
  const described = nature === "problem_report" ? ["behaviour"] : [];
  const keys = new Set([...described, ...(intake?.told ?? []), ...answered]);
  const said = new Map<string, FileKind>(
    intake?.files.map(({ attachment, kind }) => [attachment, kind]),
  );
  const kinds = files.flatMap(({ attachment, name }) => {
    const kind = said.get(attachment) ?? fileKindOf(name);
    return kind === undefined ? [] : [kind];
  });
  return {
    texts: Object.fromEntries([...keys].map((key) => [key, key])),
    files: [...new Set(kinds)],
    circumstances: intake?.circumstances ?? [],
  };
}

/** Keys that the latest request asks for and nobody has answered: they are not to be asked for again. */
export function askedKeys(ticket: Ticket): readonly string[] {
  const latest = ticket.state === "suspended" ? ticket.requests.at(-1) : undefined;
  if (latest === undefined) return [];
  const open = unansweredItems(ticket);
  return latest.keys
    .filter((key, index) => key !== null && open.includes(index + 1))
    .flatMap((key) => key ?? []);
}
