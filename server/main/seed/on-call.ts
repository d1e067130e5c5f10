import { insertException, insertRotation } from "#server/on-call/index.ts";
import type { Transaction } from "#server/platform/database.ts";
import { newId } from "#server/platform/identity.ts";
import type { Book } from "./book.ts";

const TURNS = ["minh-tran", "nadia-belkacem", "thomas-riviere", "david-okafor", "ines-gharbi"];
const ZONE = "Europe/Paris";

/** The desk's people in turn, a week each from Monday at nine; with a swap and a holiday in the weeks that come. */
export async function insertOnCall(
  tx: Transaction,
  book: Book,
  { since, now }: { readonly since: Temporal.Instant; readonly now: Temporal.Instant },
): Promise<void> {
  const today = now.toZonedDateTimeISO(ZONE).toPlainDate();
  const monday = today.subtract({ days: today.dayOfWeek - 1 });
  const agents = TURNS.map(book.agent);
  const [manager, thomas] = [book.agent("helene-marchand"), book.agent("thomas-riviere")];
  // Before nine on a Monday the week before is not over: the one who serves then is whoever comes last.
  const startsOn = monday.subtract({ weeks: TURNS.length * 10 }).toString();
  const definition = { agents, zone: ZONE, startsOn, minute: 540, weeks: 1 };
  await insertRotation(tx, { version: 1, writtenAt: since, agentId: manager, why: "", definition });
  const at = (days: number, hour: number) =>
    monday.add({ days }).toZonedDateTime({ timeZone: ZONE, plainTime: { hour } }).toInstant();
  const made = { madeAt: now.subtract({ hours: 30 }), madeBy: thomas };
  const swap = { from: at(18, 18), to: at(19, 9), why: "Concert", by: book.agent("lea-fontaine") };
  await insertException(tx, { id: newId(), agent: thomas, ...swap, ...made });
  const away = { from: at(21, 0), to: at(26, 0), why: "Congés", by: null };
  await insertException(tx, { id: newId(), agent: book.agent("david-okafor"), ...away, ...made });
}
