import type pg from "pg";
import { errorCode } from "./failure.ts";

const STATEMENTS_MAX = 300;
const USES_BEFORE = 2;
const texts = new Map<string, { uses: number; name: string }>();
let generation = 0;

/**
 * Lets the database plan each statement once per connection: planning a ticket's page costs several times its reading.
 * Statements are named when they come again, and only so many, because each connection keeps what is named.
 */
export function planOnce(client: pg.PoolClient): void {
  const query = client.query.bind(client) as (...given: unknown[]) => unknown;
  const named = (text: unknown, values: unknown, ...rest: unknown[]): unknown => {
    const name = nameFor(text, values);
    if (name === undefined) return query(text, values, ...rest);
    const answer = query({ name, text, values }, ...rest);
    if (answer instanceof Promise) answer.catch(forgetOutdated);
    return answer;
  };
  Object.assign(client, { query: named });
}

function nameFor(text: unknown, values: unknown): string | undefined {
  if (typeof text !== "string" || !Array.isArray(values) || values.length === 0) return undefined;
  const known = texts.get(text);
  if (known !== undefined) {
    known.uses += 1;
    return known.uses > USES_BEFORE ? known.name : undefined;
  }
  if (texts.size < STATEMENTS_MAX)
    texts.set(text, { uses: 1, name: `p${generation}_${texts.size}` });
  return undefined;
}

/** A newer program changed a table under a plan of ours: everything gets a new name, and is planned anew. */
function forgetOutdated(error: unknown): void {
  const outdatedPlan = "0A000";
  if (errorCode(error) !== outdatedPlan) return;
  generation += 1;
  texts.clear();
}
