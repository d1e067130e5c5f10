/**
 * useSharedDraft(key): { text, setText, kept, forget, revision }. As useDraft, and kept by the desk too, so that it waits on every device.
 *   What was written last counts, wherever that was. Sent a moment after the last key; the browser's copy is there at once.
 *   revision counts how often another device's words took the place of this one's.
 */
import { useEffect, useRef, useState } from "react";
import { forgetDraft, getDraft, saveDraft } from "#api/drafts.ts";
import { useDraft } from "#web/ui/use-draft.ts";
import { ask } from "./ask.ts";
import { Refused } from "./refused.ts";

const quietMilliseconds = 1200;

type Stamped = { at: number; text: string };

export function useSharedDraft(key: string) {
  const draft = useDraft(`shared:${key}`);
  const params = { key };
  const local = read(draft.text);
  const [revision, setRevision] = useState(0);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const latest = useRef(local.at);

  useEffect(() => {
    let isHere = true;
    ask(getDraft, { params: { key } })
      .then(({ content }) => {
        const theirs = read(content);
        if (isHere && theirs.at > latest.current) {
          latest.current = theirs.at;
          draft.setText(content);
          setRevision((before) => before + 1);
        }
      })
      .catch((cause: unknown) => {
        // None there is the usual case; a dead line leaves what this browser has.
        if (!(cause instanceof Refused || cause instanceof TypeError)) throw cause;
      });
    return () => {
      isHere = false;
    };
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- asked once for each key
  }, [key]);

  const setText = (text: string) => {
    latest.current = Date.now();
    const content = JSON.stringify({ at: latest.current, text } satisfies Stamped);
    draft.setText(content);
    clearTimeout(timer.current);
    timer.current = setTimeout(
      () => quietly(ask(saveDraft, { params, body: { content } })),
      quietMilliseconds,
    );
  };
  const forget = () => {
    clearTimeout(timer.current);
    latest.current = Date.now();
    draft.forget();
    quietly(ask(forgetDraft, { params }));
  };
  return { text: local.text, setText, kept: local.text !== "", forget, revision };
}

/** The browser has it anyway: a line that is dead now is tried again by the next key. */
function quietly(asked: Promise<unknown>): void {
  asked.catch((cause: unknown) => {
    if (!(cause instanceof Refused || cause instanceof TypeError)) throw cause;
  });
}

function read(content: string): Stamped {
  try {
    const kept: unknown = JSON.parse(content);
    if (
      typeof kept === "object" &&
      kept !== null &&
      "at" in kept &&
      typeof kept.at === "number" &&
      "text" in kept &&
      typeof kept.text === "string"
    )
      return { at: kept.at, text: kept.text };
  } catch {
    // not ours, or cut short
  }
  return { at: 0, text: "" };
}
