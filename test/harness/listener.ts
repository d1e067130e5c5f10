import { change, type Change } from "#api/desk.ts";
import { until } from "./program.ts";

export interface Listener {
  /** Everything heard so far. */
  readonly heard: readonly Change[];
  /** All bytes as they came. */
  text(): string;
  ended(): boolean;
  /** Waits until it has heard something, at most a second. */
  hears(what: Partial<Change>): Promise<void>;
  stop(): void;
}

/** Listens to live events over a real connection, as a browser does. */
export async function listenAs(origin: string, cookie: string): Promise<Listener> {
  const leaving = new AbortController();
  const answer = await fetch(`${origin}/api/v1/events`, {
    headers: { cookie, accept: "text/event-stream" },
    signal: leaving.signal,
  });
  if (answer.status !== 200 || answer.body === null) throw new Error(await answer.text());
  const heard: Change[] = [];
  let text = "";
  let ended = false;
  const read = async (stream: ReadableStream<Uint8Array>) => {
    const decoder = new TextDecoder();
    let rest = "";
    for await (const bytes of stream) {
      const part = decoder.decode(bytes, { stream: true });
      text += part;
      const blocks = (rest + part).split("\n\n");
      rest = blocks.pop() ?? "";
      for (const block of blocks) {
        const said = /^data: (.*)$/m.exec(block)?.[1];
        if (said !== undefined) heard.push(change.parse(JSON.parse(said)));
      }
    }
  };
  void read(answer.body).then(
    () => (ended = true),
    () => (ended = true),
  );
  const listener: Listener = {
    heard,
    text: () => text,
    ended: () => ended,
    async hears(what) {
      const wanted = Object.entries(what);
      const isIt = (one: Change) =>
        wanted.every(([name, value]) =>
          Object.entries(one).some(([n, v]) => n === name && v === value),
        );
      await until(
        () => heard.some(isIt),
        1,
        () => text,
      );
    },
    stop: () => leaving.abort(),
  };
  await until(
    () => text.includes("retry:"),
    1,
    () => text,
  );
  return listener;
}
