/**
 * useUploads({ upload, sizeMax?, arrived? }): what FileDrop shows, usable without it.
 *   upload(file, onProgress(0–1), signal): Promise<{ ok: true, value: T } | { ok: false, words: string, again: boolean }>
 *   Two files travel at a time; a cancelled one is forgotten. value: whatever the server answered (an id).
 *   arrived: read once, files that the server has already and that stand there from the start.
 *   settled: false while a file is still on its way; do not send the form before.
 */
import { useEffect, useState, useSyncExternalStore } from "react";
import { createUploadQueue, sizeMaxBytes } from "./upload-queue.ts";
import type { ArrivedFile, Upload, UploadedFile, UploadQueue } from "./upload-queue.ts";

export type { Upload, UploadAnswer, UploadedFile } from "./upload-queue.ts";

export type Uploads<T> = Omit<UploadQueue<T>, "list" | "subscribe" | "use"> & {
  files: readonly UploadedFile<T>[];
  settled: boolean;
};

type Options<T> = {
  upload: Upload<T>;
  sizeMax?: number | undefined;
  arrived?: () => readonly ArrivedFile<T>[];
};

export function useUploads<T>({ upload, sizeMax = sizeMaxBytes, arrived }: Options<T>): Uploads<T> {
  const [queue] = useState(() => createUploadQueue<T>({ upload, sizeMax }, arrived?.()));
  useEffect(() => queue.use({ upload, sizeMax }), [queue, upload, sizeMax]);
  const files = useSyncExternalStore(queue.subscribe, queue.list);
  const settled = files.every(({ state }) => state !== "waiting" && state !== "sending");
  const { add, remove, retry, clear } = queue;
  return { files, add, remove, retry, clear, settled };
}
