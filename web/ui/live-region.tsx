/**
 * LiveRegion: mount once, in the shell. announce(words, urgent?): said to those who listen, shown to nobody.
 */
import { useSyncExternalStore } from "react";

let said = { words: "", urgent: false, count: 0 };
const listeners = new Set<() => void>();

/** An urgent one interrupts the reader: keep it for losses and refusals. */
export function announce(words: string, urgent = false): void {
  said = { words, urgent, count: said.count + 1 };
  for (const listener of listeners) listener();
}

export function LiveRegion() {
  const current = useSyncExternalStore(subscribe, () => said);
  return (
    <>
      <div className="visually-hidden" role="status">
        {current.urgent ? "" : <span key={current.count}>{current.words}</span>}
      </div>
      <div className="visually-hidden" role="alert">
        {current.urgent ? <span key={current.count}>{current.words}</span> : ""}
      </div>
    </>
  );
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
