import { z } from "zod";
import { PAGING_SECRET, TELL_ALERT } from "#server/alerts/index.ts";
import type { Database } from "#server/platform/database.ts";
import { sha256 } from "#server/platform/hash.ts";
import type { Handlers } from "#server/platform/jobs.ts";
import { messageIdOf, type Mail } from "#server/platform/mail.ts";
import type { Outside } from "#server/platform/outside.ts";
import type { Sealing } from "#server/platform/sealing.ts";
import { isoOf, now } from "#server/platform/time.ts";
import { settingsInForce } from "#server/procedure-settings/index.ts";
import { sealPush, type PushKey } from "#server/platform/web-push.ts";
import { webhookHeaders } from "#server/platform/webhook.ts";
import { alertLetter, pushWords } from "./mail.ts";
import {
  findBrowser,
  findNotice,
  findPagingAddress,
  forgetBrowser,
  saveDropped,
  saveTry,
  type Notice,
} from "./store.ts";

export interface NoticeDeps {
  readonly database: Pick<Database, "desk">;
  readonly mail: Pick<Mail, "send">;
  readonly outside: Outside;
  readonly pushKey: PushKey;
  readonly sealing: Pick<Sealing, "open">;
  readonly publicUrl: () => string;
}

const payload = z.object({ notice: z.string() });

/** One job for each notice: what fails for one reader or door keeps no other from theirs, and the queue tries it again. */
export function noticeHandlers(deps: NoticeDeps): Handlers {
  return { [TELL_ALERT]: (given) => tell(deps, payload.parse(given).notice) };
}

/** By its door; undefined where there is nowhere to tell it to, which is no failure. */
type Telling = { readonly status: number | null } | undefined;

async function tell(deps: NoticeDeps, id: string): Promise<void> {
  const { desk } = deps.database;
  const notice = await findNotice(desk, id);
  if (notice === undefined) throw new Error(`There is no notice ${id}`);
  if (notice.outcome === "sent" || notice.outcome === "dropped") return;
  if (isLate(notice)) return saveDropped(desk, id);
  let told: Telling;
  try {
    told = await DOORS[notice.door](deps, notice);
  } catch (error) {
    await saveTry(desk, id, "failed", null, now());
    throw error;
  }
  if (told === undefined) return saveDropped(desk, id);
  const { status } = told;
  const isTaken = status === null || (status >= 200 && status < 300);
  await saveTry(desk, id, isTaken ? "sent" : "failed", status, now());
  if (!isTaken) throw new Error(`The notice ${id} was answered with ${status}`);
}

/** Whoever is called by an alert that is over would get up for nothing. */
function isLate({ tells, alert }: Notice): boolean {
  return (tells === "called" || tells === "managers_told") && alert?.isOpen !== true;
}

const DOORS: Record<Notice["door"], (deps: NoticeDeps, notice: Notice) => Promise<Telling>> = {
  mail: sendMail,
  web_push: push,
  webhook: page,
};

async function sendMail(deps: NoticeDeps, notice: Notice): Promise<Telling> {
  const { alert, reader, tells } = notice;
  if (reader?.worksTickets !== true || alert === null) return undefined;
  const link = linkTo(deps, alert.reference);
  const { onCallMinutes: minutes } = await settingsInForce(deps.database.desk);
  const letter = await alertLetter({ alert, reader, link, minutes, isCall: tells === "called" });
  await deps.mail.send({ ...letter, messageId: messageIdOf("alert", notice.id) });
  return { status: null };
}

async function push(deps: NoticeDeps, notice: Notice): Promise<Telling> {
  const { alert, reader, subscription, tells } = notice;
  if (reader?.worksTickets !== true || alert === null || subscription === null) return undefined;
  const { desk } = deps.database;
  const browser = await findBrowser(desk, subscription);
  if (browser === undefined) return undefined;
  const { reference, severity } = alert;
  const { onCallMinutes } = await settingsInForce(desk);
  const words = await pushWords(
    { reference, severity, isCall: tells === "called" },
    reader.language,
  );
  const path = `/console/tickets/${reference}`;
  const status = await deps.outside.post(browser.endpoint, {
    headers: {
      authorization: deps.pushKey.vouch(browser.endpoint, now()),
      "content-encoding": "aes128gcm",
      "content-type": "application/octet-stream",
      ttl: String(onCallMinutes * 60),
      urgency: "high",
      // A later one of the same alert takes the place of one that was not fetched yet.
      topic: sha256(alert.id).slice(0, 32),
    },
    body: sealPush(Buffer.from(JSON.stringify({ ...words, path, tag: alert.id })), browser),
  });
  if (status !== 404 && status !== 410) return { status };
  await forgetBrowser(desk, browser.id);
  return undefined;
}

const TYPES = {
  called: "on_call.called",
  managers_told: "on_call.managers_told",
  acknowledged: "on_call.acknowledged",
  ended: "on_call.ended",
  test: "on_call.test",
} as const;

async function page(deps: NoticeDeps, notice: Notice): Promise<Telling> {
  const service = await findPagingAddress(deps.database.desk);
  if (service === undefined) return undefined;
  const { id, alert, reader, tells, queuedAt, step } = notice;
  const about =
    alert === null
      ? {}
      : {
          alert: alert.id,
          reference: alert.reference,
          severity: alert.severity,
          ground: alert.ground,
          step,
          agent: reader && { name: reader.name, email: reader.email },
          acknowledgedBy: alert.acknowledgedBy,
          link: linkTo(deps, alert.reference),
        };
  const told = { type: TYPES[tells], timestamp: isoOf(queuedAt), data: about };
  const body = Buffer.from(JSON.stringify(told));
  const secret = deps.sealing.open(service.secret, PAGING_SECRET);
  const headers = webhookHeaders({ id, body, secret, now: now() });
  return { status: await deps.outside.post(service.url, { headers, body }) };
}

function linkTo({ publicUrl }: Pick<NoticeDeps, "publicUrl">, reference: string): string {
  return `${publicUrl()}/console/tickets/${reference}`;
}
