/** What is open, in the order of opening: it is closed in the opposite order. */
export interface Closers {
  add(name: string, close: () => Promise<void>): void;
  /** @throws Interrupted when closing has been asked for while the start was still going on. */
  check(): void;
  interrupt(): void;
  close(): Promise<void>;
}

export class Interrupted extends Error {}

export function makeClosers(): Closers {
  const open: { readonly name: string; readonly close: () => Promise<void> }[] = [];
  let interrupted = false;
  return {
    add: (name, close) => void open.push({ name, close }),
    check() {
      if (interrupted) throw new Interrupted();
    },
    interrupt: () => void (interrupted = true),
    async close() {
      const failures: unknown[] = [];
      for (let last = open.pop(); last !== undefined; last = open.pop()) {
        // One that cannot be closed must not keep the others open, PostgreSQL least of all.
        await last.close().catch((error: unknown) => failures.push(error));
      }
      if (failures.length > 0) throw new AggregateError(failures, "Some parts did not close");
    },
  };
}
