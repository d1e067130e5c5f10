import type pg from "pg";
import { errorCode } from "./failure.ts";

/** Of one connection. */
const STATEMENTS_MAX = 300;
/** Of those that may come again: what was asked longest ago is forgotten first, so that what is new is learnt too. */
const LOOKED_OUT_FOR_MAX = 1000;
const USES_BEFORE = 2;

export interface Column {
  readonly name: string;
  readonly read: (text: string) => unknown;
}

/** A statement that a connection keeps, with its plan. */
export interface Kept {
  readonly text: string;
  readonly name: string;
  /** What it answers; undefined until it has answered once. */
  columns: readonly Column[] | undefined;
}

/** What one connection keeps. */
export interface Statements {
  /** Undefined for a statement that has not come again yet, here or on another connection. */
  find(text: string): Kept | undefined;
  forget(kept: Kept): void;
  /** Names that mean nothing any more, each told once. */
  takeOutdated(): readonly string[];
  /** Looks at a failure: where a newer program changed a table under a plan of ours, everything is planned anew. */
  note(error: unknown): void;
}

const uses = new Map<string, number>();
const connections = new WeakMap<pg.ClientBase, Statements>();

/**
 * Lets the database plan each statement once per connection: planning a ticket's page costs several times its reading.
 * Statements are kept when they come again, and only so many.
 */
export function keptOn(client: pg.ClientBase): Statements {
  const known = connections.get(client);
  if (known !== undefined) return known;
  const made = openStatements();
  connections.set(client, made);
  return made;
}

function openStatements(): Statements {
  const kept = new Map<string, Kept>();
  let outdated: string[] = [];
  let made = 0;
  const forget = ({ text, name }: Kept): void => {
    kept.delete(text);
    outdated.push(name);
  };
  return {
    find(text) {
      const known = kept.get(text);
      if (known !== undefined) return known;
      if (!comesAgain(text) || kept.size >= STATEMENTS_MAX) return undefined;
      made += 1;
      const fresh = { text, name: `kept${made}`, columns: undefined };
      kept.set(text, fresh);
      return fresh;
    },
    forget,
    takeOutdated() {
      const taken = outdated;
      outdated = [];
      return taken;
    },
    note(error) {
      const outdatedPlan = "0A000";
      if (errorCode(error) === outdatedPlan) for (const one of kept.values()) forget(one);
    },
  };
}

function comesAgain(text: string): boolean {
  const before = uses.get(text) ?? 0;
  uses.delete(text);
  uses.set(text, before + 1);
  const [oldest] = uses.keys();
  if (uses.size > LOOKED_OUT_FOR_MAX && oldest !== undefined) uses.delete(oldest);
  return before >= USES_BEFORE;
}
