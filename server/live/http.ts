import { PassThrough } from "node:stream";
import { liveEvents } from "#api/desk.ts";
import { beatPresence } from "#api/tickets.ts";
import type { Change } from "#api/desk.ts";
import { refuse } from "#core/kit/result.ts";
import type { Actor } from "#core/people/actor.ts";
import type { Database } from "#server/platform/database.ts";
import { door } from "#server/platform/http/door.ts";
import type { Notices } from "#server/platform/notify.ts";
import { now } from "#server/platform/time.ts";
import { nameOfAgent } from "#server/standing/index.ts";
import { findReadableReference } from "./store.ts";
import { sayPresent } from "./commands.ts";
import { heardBy, notice, type Notice } from "./reads.ts";

interface LiveDeps {
  readonly database: Database;
  readonly notices: Notices;
}

const HEARTBEAT_MS = 20_000;

/** Live changes and who looks at what. One subscription to the database serves every listener of this process. */
export function liveDoors(deps: LiveDeps) {
  const listeners = new Set<(told: Notice | "gap") => void>();
  const present = new Map<string, Map<string, Extract<Notice, { kind: "presence" }>>>();
  deps.notices.subscribe((payload) => {
    const told = notice.safeParse(payload);
    if (!told.success) return;
    if (told.data.kind === "presence") remember(present, told.data);
    for (const listener of listeners) listener(told.data);
  });
  deps.notices.onGap(() => {
    for (const listener of listeners) listener("gap");
  });
  return [
    door(liveEvents, async ({ actor, identifyAgain }) => {
      const stream = new PassThrough();
      listen(stream, actor, identifyAgain, listeners);
      const headers = {
        "content-type": "text/event-stream; charset=utf-8",
        "cache-control": "no-store",
        "x-accel-buffering": "no",
      };
      return { ok: true, value: { stream, headers } };
    }),
    door(beatPresence, async ({ actor, params, body, now: at }) => {
      if (!(await findReadableReference(deps.database.desk, params.reference)))
        return refuse("not_found");
      const name = await nameOfAgent(deps.database.desk, actor.id);
      await sayPresent(deps.database, {
        agent: actor,
        name,
        reference: params.reference,
        writing: body.writing,
        now: at,
      });
      return { ok: true, value: { others: othersOn(present, params.reference, actor.id) } };
    }),
  ];
}

function listen(
  stream: PassThrough,
  actor: Actor,
  identifyAgain: () => Promise<{ readonly actor: Actor } | undefined>,
  listeners: Set<(told: Notice | "gap") => void>,
): void {
  let reader = actor;
  const say = (change: Change) =>
    void stream.write(`event: change\ndata: ${JSON.stringify(change)}\n\n`);
  const listener = (told: Notice | "gap") => {
    const change = told === "gap" ? ({ kind: "everything" } as const) : heardBy(reader, told);
    if (change !== undefined) say(change);
  };
  const heartbeat = setInterval(() => {
    void identifyAgain().then(
      (current) => {
        if (current === undefined) return stream.end();
        reader = current.actor;
        return void stream.write(": here\n\n");
      },
      () => stream.end(),
    );
  }, HEARTBEAT_MS);
  listeners.add(listener);
  stream.write("retry: 1000\n\n");
  stream.once("close", () => {
    clearInterval(heartbeat);
    listeners.delete(listener);
  });
}

function remember(
  present: Map<string, Map<string, Extract<Notice, { kind: "presence" }>>>,
  told: Extract<Notice, { kind: "presence" }>,
): void {
  const onTicket = present.get(told.reference) ?? new Map<string, typeof told>();
  onTicket.set(told.agent, told);
  for (const [agent, { untilInMs }] of onTicket)
    if (untilInMs < now().epochMilliseconds) onTicket.delete(agent);
  present.set(told.reference, onTicket);
  if (present.size > 10_000)
    for (const reference of present.keys()) if (present.size > 5_000) present.delete(reference);
}

function othersOn(
  present: Map<string, Map<string, Extract<Notice, { kind: "presence" }>>>,
  reference: string,
  self: string,
) {
  const at = now().epochMilliseconds;
  return [...(present.get(reference)?.values() ?? [])]
    .filter(({ agent, untilInMs }) => agent !== self && untilInMs >= at)
    .map(({ agent, name, writing }) => ({ id: agent, name, writing }));
}
