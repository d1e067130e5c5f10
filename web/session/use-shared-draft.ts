/**
 * useSharedDraft(key, onTaken?): { text, setText, kept, onlyHere, forget, revision }. As useDraft, and kept by the desk too, so that it
 *   waits on every device of its writer. Sent a moment after the last key; the browser's copy is there at once. What another device
 *   wrote since takes the place of what this one has sent; what this one could not send yet stays, and goes next.
 *   revision counts how often that happened, onTaken hears what came; onlyHere: the desk does not have the latest words.
 */
import { useEffect, useRef, useState } from "react";
import { forgetDraft, getDraft, saveDraft } from "#api/drafts.ts";
import { useDraft } from "#web/ui/use-draft.ts";
import { ask } from "./ask.ts";
import { Refused } from "./refused.ts";
import { useSession } from "./session.ts";

const quietMilliseconds = 1200;

/** `base`: the desk's own stamp of what was last seen of it there; null: nothing. */
type Kept = { base: string | null; sent: boolean; text: string };

export function useSharedDraft(key: string, onTaken?: (text: string) => void) {
  const { id } = useSession();
  const draft = useDraft(`shared:${id}:${key}`);
  const params = { key };
  const kept = read(draft.text);
  const latest = useRef(kept);
  const [revision, setRevision] = useState(0);
  const [onlyHere, setOnlyHere] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  // One after the other: what is kept late must not come after it was forgotten.
  const line = useRef<Promise<unknown>>(Promise.resolve());

  const keep = (next: Kept) => {
    latest.current = next;
    if (next.text === "") draft.forget();
    else draft.setText(JSON.stringify(next));
  };
  const take = (base: string | null, text: string) => {
    if (!latest.current.sent || latest.current.base === base) return;
    keep({ base, sent: true, text });
    onTaken?.(text);
    setRevision((before) => before + 1);
  };
  const send = () => {
    const { text } = latest.current;
    if (latest.current.sent) return undefined;
    return ask(saveDraft, { params, body: { content: text } })
      .then(({ updatedAt }) => {
        const sent = latest.current.text === text;
        keep({ ...latest.current, base: updatedAt, sent });
        setOnlyHere(!sent);
      })
      .catch((cause: unknown) => {
        setOnlyHere(true);
        expected(cause);
      });
  };

  useEffect(() => {
    let isHere = true;
    line.current = lookUp(key).then((theirs) => {
      if (isHere && theirs !== undefined) take(theirs.base, theirs.text);
      return send();
    });
    return () => {
      isHere = false;
    };
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- asked once for each key
  }, [key]);

  const setText = (text: string) => {
    keep({ base: latest.current.base, sent: false, text });
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      line.current = line.current.then(send);
    }, quietMilliseconds);
  };
  const forget = () => {
    clearTimeout(timer.current);
    keep({ base: null, sent: true, text: "" });
    setOnlyHere(false);
    line.current = line.current.then(() => ask(forgetDraft, { params }).catch(expected));
  };
  return { text: kept.text, setText, kept: kept.text !== "", onlyHere, forget, revision };
}

/** What the desk has. Nothing: it was never sent, or another device has handed it in. Undefined: nobody knows. */
async function lookUp(key: string): Promise<Pick<Kept, "base" | "text"> | undefined> {
  try {
    const { draft } = await ask(getDraft, { params: { key } });
    return { base: draft?.updatedAt ?? null, text: draft?.content ?? "" };
  } catch (cause) {
    expected(cause);
    return undefined;
  }
}

/** The browser has it anyway: a line that is dead now is tried again by the next key. */
function expected(cause: unknown): void {
  if (!(cause instanceof Refused || cause instanceof TypeError)) throw cause;
}

function read(content: string): Kept {
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
