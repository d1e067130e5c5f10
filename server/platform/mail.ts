import { mkdir, open, readdir, readFile, rename } from "node:fs/promises";
import { join } from "node:path";
import nodemailer from "nodemailer";
import { newId } from "./identity.ts";
import { errorCode } from "./failure.ts";

export interface Letter {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Made from what the letter is about, so that a second sending of one letter is recognised by its reader's mail program. */
  readonly messageId?: string;
}

export interface Mail {
  readonly kind: "smtp" | "outbox";
  /** What the desk calls itself where it writes: the name in the sender's address. */
  readonly deskName: string;
  send(letter: Letter): Promise<void>;
  close(): void;
}

/** Sends by SMTP where that is configured; otherwise keeps each letter as a file in the outbox. */
export function openMail(options: {
  readonly smtpUrl: string | undefined;
  readonly from: string;
  readonly dataDirectory: string;
}): Mail {
  const defaults = { from: options.from };
  if (options.smtpUrl === undefined)
    return outbox(join(options.dataDirectory, "outbox"), options.from);
  const transport = nodemailer.createTransport({ url: options.smtpUrl, pool: true }, defaults);
  return {
    kind: "smtp",
    deskName: nameIn(options.from),
    send: async (letter) => void (await transport.sendMail({ ...letter })),
    close: () => transport.close(),
  };
}

function nameIn(address: string): string {
  const name = address.split("<")[0]?.replaceAll('"', "").trim() ?? "";
  return name === "" ? address : name;
}

function outbox(folder: string, from: string): Mail {
  const transport = nodemailer.createTransport(
    { streamTransport: true, buffer: true, newline: "unix" },
    { from },
  );
  return {
    kind: "outbox",
    deskName: nameIn(from),
    async send(letter) {
      const { message } = await transport.sendMail({ ...letter });
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

/** The newest letters of the outbox first, as their files' names; at most `limit`. */
export async function listOutbox(dataDirectory: string, limit: number): Promise<string[]> {
  try {
    const names = await readdir(join(dataDirectory, "outbox"));
    return names
      .filter((name) => name.endsWith(".eml"))
      .sort()
      .reverse()
      .slice(0, limit);
  } catch (error) {
    if (errorCode(error) === "ENOENT") return [];
    throw error;
  }
}

/** One letter of the outbox as it would have been sent; undefined where there is none of that name. */
export async function findOutboxLetter(
  dataDirectory: string,
  name: string,
): Promise<Buffer | undefined> {
  if (!/^[0-9a-f-]{36}\.eml$/.test(name)) return undefined;
  try {
    return await readFile(join(dataDirectory, "outbox", name));
  } catch (error) {
    if (errorCode(error) === "ENOENT") return undefined;
    throw error;
  }
}
