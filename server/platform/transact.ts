import type { Queries, Transaction } from "./database.ts";
import { commitWithNext } from "./driver.ts";

/** Leaves the transaction without keeping anything of it, with the answer in hand. */
class Abandon extends Error {
  readonly refused: unknown;
  constructor(refused: unknown) {
    super("abandoned");
    this.refused = refused;
  }
}

/** Does all of it or nothing: what is answered as a refusal leaves nothing behind either. For commands.ts only. */
export async function transact<Answer extends { readonly ok: boolean }>(
  queries: Queries,
  work: (tx: Transaction) => Promise<Answer>,
): Promise<Answer> {
  try {
    return await queries.transaction().execute(async (tx) => {
      const answer = await work(tx);
      if (!answer.ok) throw new Abandon(answer);
      return answer;
    });
  } catch (error) {
    if (error instanceof Abandon) return error.refused as Answer;
    throw error;
  }
}

/**
 * Like `transact`, and then reads what the answer shows, from after the commit and in its round. `read` asks something of
 * what it is given, and asks it first: the commit goes with that.
 */
export async function transactAndRead<
  Answer extends { readonly ok: true },
  Refused extends { readonly ok: false },
  Shown,
>(
  queries: Queries,
  work: (tx: Transaction) => Promise<Answer | Refused>,
  read: (db: Queries, answer: Answer) => Promise<Shown>,
): Promise<{ readonly ok: true; readonly value: Shown } | Refused> {
  return transact(queries, async (tx) => {
    const answer = await work(tx);
    if (!answer.ok) return answer;
    await commitWithNext(tx);
    return { ok: true, value: await read(tx, answer) };
  });
}
