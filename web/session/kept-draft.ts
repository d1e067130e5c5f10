/** What of a shared draft is kept in this browser, and what the desk has of it: readKept(content), lookUp(key), expected(cause). */
import { getDraft } from "#api/drafts.ts";
import { ask } from "./ask.ts";
import { Refused } from "./refused.ts";

/** `base`: the desk's own stamp of what was last seen of it there; null: nothing. */
export type Kept = { base: string | null; sent: boolean; text: string };

/** What stands at the desk in the place of what was seen there; no text: it was handed in or erased elsewhere. */
export type Other = Pick<Kept, "base" | "text">;

/** What the desk has. Nothing: it was never sent, or another device has handed it in. Undefined: nobody knows. */
export async function lookUp(key: string): Promise<Other | undefined> {
  try {
    const { draft } = await ask(getDraft, { params: { key } });
    return { base: draft?.updatedAt ?? null, text: draft?.content ?? "" };
  } catch (cause) {
    expected(cause);
    return undefined;
  }
}

/** The browser has it anyway: a line that is dead now is tried again by the next key. */
export function expected(cause: unknown): void {
  if (!(cause instanceof Refused || cause instanceof TypeError)) throw cause;
}

export function readKept(content: string): Kept {
  try {
    const kept: unknown = JSON.parse(content);
    if (isKept(kept)) return kept;
  } catch {
    // not ours, or cut short
  }
  return { base: null, sent: true, text: "" };
}

function isKept(value: unknown): value is Kept {
  return (
    typeof value === "object" &&
    value !== null &&
    "base" in value &&
    (value.base === null || typeof value.base === "string") &&
    "sent" in value &&
    typeof value.sent === "boolean" &&
    "text" in value &&
    typeof value.text === "string"
  );
}
