import {
  ACKNOWLEDGEMENT_CRONTAB,
  acknowledgementHandlers,
} from "#server/acknowledgements/index.ts";
import { alertingHandlers } from "#server/alerting/index.ts";
import { sealPagingSecret } from "#server/alert-doors/index.ts";
import { noticeHandlers } from "#server/alert-notices/index.ts";
import { attachmentHandlers, ATTACHMENT_CRONTAB } from "#server/attachments/index.ts";
import { CLOCK_CRONTAB, clockHandlers } from "#server/clocks/index.ts";
import { DRAFT_CRONTAB, draftHandlers } from "#server/drafts/index.ts";
import { escalationHandlers } from "#server/escalation-letters/index.ts";
import { letterHandlers } from "#server/letters/index.ts";
import { openOutside } from "#server/platform/outside.ts";
import { runJobs, type Handlers } from "#server/platform/jobs.ts";
import { openSealing } from "#server/platform/sealing.ts";
import { now } from "#server/platform/time.ts";
import { REMINDER_CRONTAB, reminderHandlers } from "#server/reminders/index.ts";
import { reportLetterHandlers } from "#server/report-letters/index.ts";
import { REPORT_CRONTAB, reportMakingHandlers } from "#server/report-makings/index.ts";
import { reportRequestHandlers } from "#server/report-requests/index.ts";
import { SIGN_IN_CRONTAB, signInHandlers } from "#server/sign-in/index.ts";
import { SIGNING_CRONTAB, signingHandlers } from "#server/signings/index.ts";
import { warningHandlers } from "#server/warnings/index.ts";
import { addressOf } from "./address.ts";
import { openPushKey } from "./push-key.ts";
import { PREFIX, type Context } from "./context.ts";
import { openSigning } from "./signing-key.ts";

/** Everything that recurs, in one table: minute hour day month weekday, then the job. */
const CRONTAB = [
  SIGN_IN_CRONTAB,
  ATTACHMENT_CRONTAB,
  DRAFT_CRONTAB,
  SIGNING_CRONTAB,
  REMINDER_CRONTAB,
  CLOCK_CRONTAB,
  ACKNOWLEDGEMENT_CRONTAB,
  REPORT_CRONTAB,
].join("\n");

/**
 * Every job that the desk queues, with what carries it out.
 * @param listening the address of the web process beside, where there is one: letters link to it.
 * @param clock the present of whatever looks at clocks or service hours.
 */
export function handlersOf(context: Context, listening?: string, clock = now): Handlers {
  const { config } = context;
  const publicUrl = () => config.publicUrl ?? listening ?? addressOf(config.host, config.port);
  return {
    ...signInHandlers({ ...context, publicUrl }),
    ...attachmentHandlers(context),
    ...draftHandlers(context),
    ...letterHandlers({ ...context, publicUrl, clock }),
    ...escalationHandlers({ ...context, publicUrl }),
    ...alertingHandlers(context),
    ...noticeHandlers({
      ...context,
      publicUrl,
      outside: openOutside(config.outgoingNetworks),
      sealing: openSealing(context.authSecret),
      pushKey: openPushKey(config, context.mail.deskAddress),
    }),
    ...clockHandlers(context, clock),
    ...warningHandlers({ ...context, publicUrl }),
    ...acknowledgementHandlers(context),
    ...reportRequestHandlers(context),
    ...reminderHandlers(context),
    ...reportLetterHandlers({ ...context, publicUrl }),
    ...reportMakingHandlers({ ...context, prefix: PREFIX }),
    ...signingHandlers({ ...context, ...openSigning(config) }),
  };
}

/** Runs the desk's jobs. */
export async function startWorker(
  context: Context,
  listening?: string,
): Promise<{ close(): Promise<void> }> {
  const { database, log, authSecret } = context;
  await sealPagingSecret({ database, sealing: openSealing(authSecret) });
  return runJobs(database, handlersOf(context, listening), { log, crontab: CRONTAB });
}
