import { PassThrough } from "node:stream";
import { liveEvents, type Change } from "#api/desk.ts";
import type { Actor } from "#core/people/actor.ts";
import { door } from "#server/platform/http/door.ts";
import type { Notices } from "#server/platform/notify.ts";
import { heardBy, notice, type Notice } from "./reads.ts";

type Listener = (told: Notice | { readonly kind: "gap" }) => void;

const HEARTBEAT_MS = 20_000;
/** A reader who lets this much pile up has gone, or reads too slowly: the browser then comes back by itself. */
const UNREAD_BYTES_MAX = 64 * 1024;

const HEADERS = {
  "content-type": "text/event-stream; charset=utf-8",
  "cache-control": "no-store",
  "x-accel-buffering": "no",
};

/** Live changes. One subscription to the database serves every listener of this process. */
export function liveDoors({ notices }: { readonly notices: Notices }) {
  const listeners = new Set<Listener>();
  const tellAll: Listener = (told) => {
    for (const listener of listeners) listener(told);
  };
  notices.subscribe((payload) => {
    const told = notice.safeParse(payload);
    if (told.success) tellAll(told.data);
  });
  notices.onGap(() => tellAll({ kind: "gap" }));
  return [
    door(liveEvents, ({ actor, identifyAgain }) => {
      const stream = new PassThrough();
      listen(stream, actor, identifyAgain, listeners);
      return Promise.resolve({ ok: true, value: { stream, headers: HEADERS } });
    }),
  ];
}

type IdentifyAgain = () => Promise<{ readonly actor: Actor } | undefined>;

/** Tells this reader what they may hear, for as long as they are who they were; a changed person is looked up again. */
function listen(
  stream: PassThrough,
  actor: Actor,
  identifyAgain: IdentifyAgain,
  listeners: Set<Listener>,
): void {
  let reader: Actor | undefined = actor;
  let missed = false;
  const write = (text: string) => {
    if (stream.writableLength > UNREAD_BYTES_MAX) stream.end();
    else if (stream.writable) stream.write(text);
  };
  const say = (change: Change) => write(`event: change\ndata: ${JSON.stringify(change)}\n\n`);
  const lookAgain = async () => {
    // Until it is known who this is now, nothing more is told.
    reader = undefined;
    try {
      reader = (await identifyAgain())?.actor;
    } finally {
      if (reader === undefined) stream.end();
      else if (missed) say({ kind: "everything" });
      else write(": here\n\n");
      missed = false;
    }
  };
  const listener: Listener = (told) => {
    if (told.kind === "gap") return say({ kind: "everything" });
    if (told.kind === "identity") {
      if (told.person === null || told.person === actor.id)
        void lookAgain().catch(() => stream.destroy());
      return;
    }
    const change = reader === undefined ? undefined : heardBy(reader, told);
    missed ||= reader === undefined;
    if (change !== undefined) say(change);
  };
  const heartbeat = setInterval(() => void lookAgain().catch(() => stream.destroy()), HEARTBEAT_MS);
  listeners.add(listener);
  stream.write("retry: 1000\n\n");
  stream.once("close", () => {
    clearInterval(heartbeat);
    listeners.delete(listener);
  });
}
