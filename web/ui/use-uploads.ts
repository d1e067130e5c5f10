/**
 * useUploads({ upload, sizeMax?, onSettled? }): what FileDrop shows, usable without it.
 *   upload(file, onProgress(0–1), signal): Promise<{ ok: true, value: T } | { ok: false, words: string }>
 *   Two files travel at a time; a cancelled one is forgotten. value: whatever the server answered (an id).
 */
import { useCallback, useRef, useState } from "react";

export type UploadAnswer<T> = { ok: true; value: T } | { ok: false; words: string };
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
  value?: T | undefined;
};

export type Uploads<T> = {
  files: readonly UploadedFile<T>[];
  add: (files: Iterable<File>) => void;
  remove: (id: number) => void;
  retry: (id: number) => void;
  clear: () => void;
  /** False while a file is still on its way: do not send the form yet. */
  settled: boolean;
};

export const sizeMaxBytes = 50 * 1024 * 1024;
const atOnceMax = 2;

type Kept<T> = UploadedFile<T> & { file: File; abort: AbortController };

export function useUploads<T>({ upload, sizeMax = sizeMaxBytes }: { upload: Upload<T>; sizeMax?: number }): Uploads<T> {
  const [kept, setKept] = useState<readonly Kept<T>[]>([]);
  const latest = useRef<readonly Kept<T>[]>([]);
  const nextId = useRef(1);

  const change = useCallback((next: readonly Kept<T>[]) => {
    latest.current = next;
    setKept(next);
  }, []);
  const patch = useCallback(
    (id: number, values: Partial<Kept<T>>) =>
      change(latest.current.map((one) => (one.id === id ? { ...one, ...values } : one))),
    [change],
  );

  const advance = useCallback(() => {
    const sending = latest.current.filter(({ state }) => state === "sending").length;
    for (const one of latest.current.filter(({ state }) => state === "waiting").slice(0, atOnceMax - sending)) {
      patch(one.id, { state: "sending", share: 0, words: undefined });
      void send(upload, one, (share) => patch(one.id, { share })).then((answer) => {
        if (!one.abort.signal.aborted) patch(one.id, outcome(answer));
        advance();
      });
    }
  }, [patch, upload]);

  const add = (files: Iterable<File>) => {
    const added = Array.from(files, (file): Kept<T> => {
      nextId.current += 1;
      const state = file.size > sizeMax ? "too_large" : "waiting";
      const { name, size } = file;
      return { id: nextId.current, name, size, share: 0, state, file, abort: new AbortController() };
    });
    change([...latest.current, ...added]);
    advance();
  };
  const remove = (id: number) => {
    latest.current.find((one) => one.id === id)?.abort.abort();
    change(latest.current.filter((one) => one.id !== id));
    advance();
  };
  const retry = (id: number) => {
    patch(id, { state: "waiting", abort: new AbortController() });
    advance();
  };
  const clear = () => {
    for (const one of latest.current) one.abort.abort();
    change([]);
  };
  const settled = kept.every(({ state }) => state !== "waiting" && state !== "sending");
  return { files: kept, add, remove, retry, clear, settled };
}

async function send<T>(upload: Upload<T>, one: Kept<T>, onProgress: (share: number) => void): Promise<UploadAnswer<T>> {
  try {
    return await upload(one.file, onProgress, one.abort.signal);
  } catch {
    // The line went dead or the reader cancelled; either way nothing arrived.
    return { ok: false, words: "" };
  }
}

function outcome<T>(answer: UploadAnswer<T>): Partial<Kept<T>> {
  return answer.ok ? { state: "done", share: 1, value: answer.value } : { state: "failed", words: answer.words };
}
