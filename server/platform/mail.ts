import { mkdir, open, rename } from "node:fs/promises";
import { join } from "node:path";
import nodemailer, { type SendMailOptions } from "nodemailer";
import { sha256 } from "./hash.ts";
import { newId } from "./identity.ts";
import { outboxFolder } from "./outbox.ts";

export interface Letter {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Made from what the letter is about, so that a second sending of one letter is recognised by its reader's mail program. */
  readonly messageId?: string;
  /** An iCalendar object that its reader's calendar takes in. */
  readonly calendar?: { readonly method: "REQUEST" | "CANCEL"; readonly content: string };
}

export interface Mail {
  readonly kind: "smtp" | "outbox";
  /** What the desk calls itself where it writes: the name in the sender's address. */
  readonly deskName: string;
  /** From which the desk writes. */
  readonly deskAddress: string;
  send(letter: Letter): Promise<void>;
  close(): void;
}

/**
 * The same for one letter at every sending: sent twice, because a worker died in between, it is one letter to its reader's
 * mail program.
 * @param about what the letter is about and to whom, as no other letter is.
 */
export function messageIdOf(...about: readonly (string | number)[]): string {
  return `<${sha256(about.join(" ")).slice(0, 40)}@permanence>`;
}

/** Sends by SMTP where that is configured; otherwise keeps each letter as a file in the outbox. */
export function openMail(options: {
  readonly smtpUrl: string | undefined;
  readonly from: string;
  readonly dataDirectory: string;
}): Mail {
  const defaults = { from: options.from };
  if (options.smtpUrl === undefined)
    return outbox(outboxFolder(options.dataDirectory), options.from);
  const transport = nodemailer.createTransport({ url: options.smtpUrl, pool: true }, defaults);
  return {
    kind: "smtp",
    deskName: nameIn(options.from),
    deskAddress: senderIn(options.from),
    send: async (letter) => void (await transport.sendMail(messageOf(letter))),
    close: () => transport.close(),
  };
}

function nameIn(address: string): string {
  const name = address.split("<")[0]?.replaceAll('"', "").trim() ?? "";
  return name === "" ? address : name;
}

function senderIn(from: string): string {
  return /<([^<>]+)>/u.exec(from)?.[1] ?? from.trim();
}

/** As the library has it: an invitation is another way to read the letter, which calendar programs find by its method. */
function messageOf({ calendar, ...letter }: Letter): SendMailOptions {
  return calendar === undefined
    ? letter
    : { ...letter, icalEvent: { filename: "invitation.ics", ...calendar } };
}

function outbox(folder: string, from: string): Mail {
  const transport = nodemailer.createTransport(
    { streamTransport: true, buffer: true, newline: "unix" },
    { from },
  );
  return {
    kind: "outbox",
    deskName: nameIn(from),
    deskAddress: senderIn(from),
    async send(letter) {
      const { message } = await transport.sendMail(messageOf(letter));
      await keep(folder, message);
    },
    close: () => transport.close(),
  };
}

async function keep(folder: string, message: unknown): Promise<void> {
  if (!Buffer.isBuffer(message)) throw new TypeError("A buffered transport gives a buffer");
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, `${newId()}.eml`);
  const file = await open(`${path}.part`, "w", 0o600);
  await file.writeFile(message);
  await file.sync();
  await file.close();
  await rename(`${path}.part`, path);
}
