import { once } from "node:events";
import { simpleParser, type ParsedMail } from "mailparser";
import { SMTPServer } from "smtp-server";

export interface PostOffice {
  readonly url: string;
  /** The letters that came since this was last asked, in the order in which they came. */
  take(): Promise<readonly ParsedMail[]>;
  /** From now on, mailboxes of these addresses alone are not there: their letters are refused for good. */
  refuse(...addresses: readonly string[]): void;
  close(): Promise<void>;
}

/** A mail server that takes every letter, but for those that it is told to refuse, and delivers none. */
export async function openPostOffice(): Promise<PostOffice> {
  let came: Buffer[] = [];
  let refused: readonly string[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onRcptTo({ address }, _session, done) {
      done(refused.includes(address) ? noSuchMailbox() : null);
    },
    onData(stream, _session, done) {
      const parts: Buffer[] = [];
      stream.on("data", (part: Buffer) => parts.push(part));
      stream.on("end", () => {
        came.push(Buffer.concat(parts));
        done();
      });
    },
  });
  server.listen(0, "127.0.0.1");
  await once(server.server, "listening");
  const address = server.server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return {
    url: `smtp://127.0.0.1:${address.port}`,
    async take() {
      const taken = came;
      came = [];
      return Promise.all(taken.map((letter) => simpleParser(letter)));
    },
    refuse(...addresses) {
      refused = addresses;
    },
    close: () => new Promise((done) => server.close(() => done())),
  };
}

function noSuchMailbox(): Error {
  return Object.assign(new Error("5.1.1 No such mailbox here"), { responseCode: 550 });
}
