import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { HeaderValue } from "mailparser";
import { errorCode } from "./failure.ts";
import { namesIn } from "./files.ts";

/** Where letters are kept that cannot be sent. */
export const outboxFolder = (dataDirectory: string): string => join(dataDirectory, "outbox");

export interface OutboxLine {
  readonly name: string;
  readonly to: string;
  readonly subject: string;
  readonly writtenAt: string;
}

/** The letters of the outbox, newest first, from behind the one that is named; with the name to go on from, if any. */
export async function listOutbox(
  dataDirectory: string,
  before: string | undefined,
  limit: number,
): Promise<{ items: OutboxLine[]; next: string | null }> {
  const folder = outboxFolder(dataDirectory);
  const names = (await namesIn(folder))
    .filter((name) => name.endsWith(".eml"))
    .sort()
    .reverse();
  const rest = before === undefined ? names : names.filter((name) => name < before);
  const asked = rest.slice(0, limit);
  const items = await Promise.all(asked.map((name) => lineOf(folder, name)));
  return { items, next: rest.length > limit ? (asked.at(-1) ?? null) : null };
}

async function lineOf(folder: string, name: string): Promise<OutboxLine> {
  // Read when the first letter is: a start that waits for it is slower, for what administrators rarely look at.
  const { simpleParser } = await import("mailparser");
  const { headers } = await simpleParser(await readFile(join(folder, name)), {
    skipHtmlToText: true,
  });
  const to = headers.get("to");
  const subject = headers.get("subject");
  const milliseconds = Number.parseInt(name.replaceAll("-", "").slice(0, 12), 16);
  return {
    name,
    to: addressIn(to),
    subject: typeof subject === "string" ? subject : "",
    // The name is a UUIDv7, which begins with its moment.
    writtenAt: Temporal.Instant.fromEpochMilliseconds(milliseconds).toString(),
  };
}

function addressIn(to: HeaderValue | undefined): string {
  return typeof to === "object" && "text" in to && typeof to.text === "string" ? to.text : "";
}

/** Says in a letter's head that something was cut out of it. */
const CUT = "X-Permanence-Cut";

/** The letter where `cut` leaves its words as they are, and else one of its head and of the words that are left. */
export async function cutLetter(letter: Buffer, cut: (text: string) => string): Promise<Buffer> {
  const { simpleParser } = await import("mailparser");
  const { text = "" } = await simpleParser(letter, { skipHtmlToText: true });
  const left = cut(text);
  if (left === text) return letter;
  const [head = ""] = letter.toString("utf8").split(/\r?\n\r?\n/, 1);
  // Of the body that was, in whatever way it was written, nothing is kept.
  const kept = head
    .replaceAll(/^(content-|mime-version)[^\n]*\n?(?:[ \t][^\n]*\n?)*/gim, "")
    .trim();
  const said = ["MIME-Version: 1.0", "Content-Type: text/plain; charset=utf-8"];
  const lines = [kept, `${CUT}: reset`, ...said, "Content-Transfer-Encoding: 8bit", "", left];
  return Buffer.from(lines.join("\n"));
}

/** One letter of the outbox as it would have been sent; undefined where there is none of that name. */
export async function findOutboxLetter(
  dataDirectory: string,
  name: string,
): Promise<Buffer | undefined> {
  if (!/^[0-9a-f-]{36}\.eml$/.test(name)) return undefined;
  try {
    return await readFile(join(outboxFolder(dataDirectory), name));
  } catch (error) {
    if (errorCode(error) === "ENOENT") return undefined;
    throw error;
  }
}
