/**
 * useSharedDraft(key, onTaken?): { text, setText, kept, onlyHere, forget, revision, other, isLatest, keepMine, takeOther }. As useDraft,
 *   and kept by the desk too, so that it waits on every device of its writer. Sent a moment after the last key; the browser's copy is
 *   there at once. What another device wrote since takes the place of what this one has sent, when the page is opened; later, and of
 *   what could not be sent yet, nothing is taken and nothing is sent over it: `other` stands until the reader has chosen.
 *   revision counts how often something was taken, onTaken hears it; onlyHere: the desk does not have the latest words.
 *   isLatest(): asks the desk; false where another page wrote, or handed it in.
 */
import { useEffect, useRef, useState } from "react";
import { forgetDraft, saveDraft } from "#api/drafts.ts";
import { useKeptText } from "#web/ui/use-kept-text.ts";
import { ask } from "./ask.ts";
import { expected, lookUp, readKept } from "./kept-draft.ts";
import type { Kept, Other } from "./kept-draft.ts";
import { Refused } from "./refused.ts";
import { useSession } from "./session.ts";

const quietMilliseconds = 1200;

export function useSharedDraft(key: string, onTaken?: (text: string) => void) {
  const held = useHeld(key, onTaken);
  const { latest, keep, take } = held;
  const apart = useApart();
  const { other, part } = apart;
  const queue = useLine();
  const { look, send } = exchangeOf(key, held, apart);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  useEffect(() => {
    let isHere = true;
    void queue(async () => {
      const theirs = await lookUp(key);
      const { sent, base } = latest.current;
      if (isHere && theirs && sent && theirs.base !== base) take(theirs);
      await send();
    });
    const onSeen = () => {
      if (document.visibilityState === "visible") void queue(look);
    };
    document.addEventListener("visibilitychange", onSeen);
    return () => {
      isHere = false;
      document.removeEventListener("visibilitychange", onSeen);
    };
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- asked once for each key
  }, [key]);

  const setText = (text: string) => {
    keep({ base: latest.current.base, sent: false, text });
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void queue(send), quietMilliseconds);
  };
  const forget = () => {
    clearTimeout(timer.current);
    part(undefined);
    keep({ ...latest.current, sent: true, text: "" });
    void queue(() => forgetSeen(key, latest));
  };
  const keepMine = () => {
    if (other === undefined) return;
    part(undefined);
    keep({ ...latest.current, base: other.base, sent: false });
    void queue(send);
  };
  const takeOther = () => {
    if (other === undefined) return;
    clearTimeout(timer.current);
    part(undefined);
    take(other);
  };
  const { text } = held.kept;
  return {
    ...{ text, setText, kept: text !== "", onlyHere: apart.onlyHere, forget },
    ...{ revision: held.revision, other: other?.text, keepMine, takeOther },
    isLatest: () => queue(look),
  };
}

/** One after the other: what is kept late must not come after it was forgotten. */
function useLine() {
  const line = useRef<Promise<unknown>>(Promise.resolve());
  return <T>(work: () => Promise<T>): Promise<T> => {
    const done = line.current.then(work);
    line.current = done.catch(() => undefined);
    return done;
  };
}

/** What this browser has of it. Another of its pages is met at the desk, as another device is. */
function useHeld(key: string, onTaken?: (text: string) => void) {
  const { id } = useSession();
  const draft = useKeptText(`shared:${id}:${key}`);
  const kept = readKept(draft.text);
  const latest = useRef(kept);
  const [revision, setRevision] = useState(0);
  const keep = (next: Kept) => {
    latest.current = next;
    if (next.text === "") draft.forget();
    else draft.setText(JSON.stringify(next));
  };
  const take = ({ base, text }: Other) => {
    keep({ base, sent: true, text });
    onTaken?.(text);
    setRevision((before) => before + 1);
  };
  return { kept, latest, keep, take, revision };
}

/** Whether another page's words stand at the desk, between which and these the reader has to choose. */
function useApart() {
  const [onlyHere, setOnlyHere] = useState(false);
  const [other, setOther] = useState<Other>();
  // Beside the state: what waits in line must hear of it too.
  const isApart = useRef(false);
  const part = (theirs: Other | undefined) => {
    isApart.current = theirs !== undefined;
    setOther(theirs);
    setOnlyHere(theirs !== undefined);
  };
  return { onlyHere, setOnlyHere, other, isApart, part };
}

type Held = Pick<ReturnType<typeof useHeld>, "latest" | "keep" | "take">;
type Apart = Pick<ReturnType<typeof useApart>, "isApart" | "part" | "setOnlyHere">;

function exchangeOf(key: string, held: Held, { isApart, part, setOnlyHere }: Apart) {
  const { latest, keep, take } = held;
  /** What is there may be these very words: the answer to them was lost on its way. */
  const meet = (theirs: Other) => {
    if (theirs.base === latest.current.base) return;
    if (theirs.text === latest.current.text) {
      keep({ ...theirs, sent: true });
      part(undefined);
    } else if (latest.current.text === "") take(theirs);
    else part(theirs);
  };
  const look = async () => {
    const theirs = await lookUp(key);
    if (theirs !== undefined) meet(theirs);
    return !isApart.current;
  };
  const send = async (): Promise<void> => {
    const { base, sent, text } = latest.current;
    if (sent || isApart.current) return;
    try {
      const body = { since: base, content: text };
      const { updatedAt } = await ask(saveDraft, { params: { key }, body });
      const isWhole = ["", text].includes(latest.current.text);
      keep({ ...latest.current, base: updatedAt, sent: isWhole });
      setOnlyHere(!isWhole);
    } catch (cause) {
      setOnlyHere(true);
      if (cause instanceof Refused && cause.problem.code === "version_conflict") await look();
      else expected(cause);
    }
  };
  return { look, send };
}

/** Of what another page has written since, nothing is forgotten. */
async function forgetSeen(key: string, latest: Held["latest"]): Promise<void> {
  const { base } = latest.current;
  if (base === null) return;
  latest.current = { ...latest.current, base: null };
  await ask(forgetDraft, { params: { key }, query: { since: base } }).catch(expected);
}
