/** Files on their way, without React: two at a time, each to be cancelled or tried again. */

/** again: whether the same file may fare better when it is sent again. */
export type UploadAnswer<T> = { ok: true; value: T } | { ok: false; words: string; again: boolean };
export type Upload<T> = (
  file: File,
  onProgress: (share: number) => void,
  signal: AbortSignal,
) => Promise<UploadAnswer<T>>;

export type UploadedFile<T> = {
  id: number;
  name: string;
  size: number;
  share: number;
  state: "waiting" | "sending" | "done" | "failed" | "too_large";
  words?: string | undefined;
  again?: boolean | undefined;
  value?: T | undefined;
};

export type UploadOptions<T> = { upload: Upload<T>; sizeMax: number };

/** One that has arrived before this queue was made. */
export type ArrivedFile<T> = { name: string; size: number; value: T };

export type UploadQueue<T> = {
  /** From now on. */
  use: (options: UploadOptions<T>) => void;
  list: () => readonly UploadedFile<T>[];
  subscribe: (listener: () => void) => () => void;
  add: (files: Iterable<File>) => void;
  remove: (id: number) => void;
  retry: (id: number) => void;
  clear: () => void;
};

export const sizeMaxBytes = 50 * 1024 * 1024;
const atOnceMax = 2;

type Kept<T> = UploadedFile<T> & { file: File; abort: AbortController };

export function createUploadQueue<T>(
  given: UploadOptions<T>,
  arrived: readonly ArrivedFile<T>[] = [],
): UploadQueue<T> {
  let { upload, sizeMax } = given;
  let kept = arrived.map((one, index) => arrive(one, index + 1));
  let count = kept.length;
  const listeners = new Set<() => void>();

  const change = (next: Kept<T>[]) => {
    kept = next;
    for (const listener of listeners) listener();
  };
  const patch = (id: number, values: Partial<Kept<T>>) =>
    change(kept.map((one) => (one.id === id ? { ...one, ...values } : one)));

  const advance = () => {
    const free = atOnceMax - kept.filter(({ state }) => state === "sending").length;
    const waiting = kept.filter(({ state }) => state === "waiting");
    for (const one of waiting.slice(0, Math.max(0, free))) void carry(one);
  };
  const carry = async (one: Kept<T>) => {
    patch(one.id, { state: "sending", share: 0, words: undefined });
    const answer = await send(upload, one, (share) => patch(one.id, { share }));
    if (!one.abort.signal.aborted) patch(one.id, outcome(answer));
    advance();
  };
  const admit = (file: File): Kept<T> => {
    count += 1;
    const { name, size } = file;
    const state = size > sizeMax ? "too_large" : "waiting";
    return { id: count, name, size, share: 0, state, file, abort: new AbortController() };
  };

  return {
    use: (options) => {
      ({ upload, sizeMax } = options);
    },
    list: () => kept,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    add: (files) => {
      change([...kept, ...Array.from(files, admit)]);
      advance();
    },
    remove: (id) => {
      kept.find((one) => one.id === id)?.abort.abort();
      change(kept.filter((one) => one.id !== id));
      advance();
    },
    retry: (id) => {
      patch(id, { state: "waiting", abort: new AbortController() });
      advance();
    },
    clear: () => {
      for (const one of kept) one.abort.abort();
      change([]);
    },
  };
}

function arrive<T>({ name, size, value }: ArrivedFile<T>, id: number): Kept<T> {
  const file = new File([], name);
  return { id, name, size, value, share: 1, state: "done", file, abort: new AbortController() };
}

async function send<T>(
  upload: Upload<T>,
  { file, abort }: Kept<T>,
  onProgress: (share: number) => void,
): Promise<UploadAnswer<T>> {
  try {
    return await upload(file, onProgress, abort.signal);
  } catch {
    // The line went dead or the reader cancelled; either way nothing arrived.
    return { ok: false, words: "", again: true };
  }
}

function outcome<T>(answer: UploadAnswer<T>): Partial<Kept<T>> {
  if (answer.ok) return { state: "done", share: 1, value: answer.value };
  return { state: "failed", words: answer.words, again: answer.again };
}
