import { once } from "node:events";
import { simpleParser, type ParsedMail } from "mailparser";
import { SMTPServer } from "smtp-server";

export interface PostOffice {
  readonly url: string;
  /** The letters that came since this was last asked, in the order in which they came. */
  take(): Promise<readonly ParsedMail[]>;
  close(): Promise<void>;
}

/** A mail server that takes every letter and delivers none. */
export async function openPostOffice(): Promise<PostOffice> {
  let came: Buffer[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
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
    close: () => new Promise((done) => server.close(() => done())),
  };
}
