import type { Queries, Transaction } from "./database.ts";

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
