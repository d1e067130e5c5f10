import { describe, expect, test, vi } from "vitest";
import { createUploadQueue } from "./upload-queue.ts";
import type { Upload, UploadAnswer } from "./upload-queue.ts";

const file = (name: string, size = 10) => new File([new Uint8Array(size)], name);

function queueOf(upload: Upload<string>, sizeMax = 100) {
  return createUploadQueue<string>({ upload, sizeMax });
}

/** An upload that ends when told to, for each file by name. */
function held() {
  const ends = new Map<string, (answer: UploadAnswer<string>) => void>();
  const upload: Upload<string> = (sent) => new Promise((resolve) => ends.set(sent.name, resolve));
  return { ends, upload };
}

describe("files on their way", () => {
  test("two travel at a time, the next when one has arrived", async () => {
    const { ends, upload } = held();
    const queue = queueOf(upload);
    queue.add([file("a"), file("b"), file("c")]);
    expect(queue.list().map(({ state }) => state)).toEqual(["sending", "sending", "waiting"]);
    ends.get("a")?.({ ok: true, value: "id-a" });
    await vi.waitFor(() => expect(ends.has("c")).toBe(true));
    expect(queue.list().map(({ state }) => state)).toEqual(["done", "sending", "sending"]);
    expect(queue.list()[0]?.value).toBe("id-a");
  });

  test("one that is too large is never sent", () => {
    const upload = vi.fn<Upload<string>>();
    const queue = queueOf(upload);
    queue.add([file("heap.hprof", 101)]);
    expect(queue.list()[0]?.state).toBe("too_large");
    expect(upload).not.toHaveBeenCalled();
  });

  test("a cancelled one is aborted and forgotten, and its late answer changes nothing", async () => {
    const { ends, upload } = held();
    const signals: AbortSignal[] = [];
    const queue = queueOf((sent, onProgress, signal) => {
      signals.push(signal);
      return upload(sent, onProgress, signal);
    });
    queue.add([file("a")]);
    queue.remove(queue.list()[0]?.id ?? 0);
    expect(signals[0]?.aborted).toBe(true);
    ends.get("a")?.({ ok: true, value: "late" });
    await Promise.resolve();
    expect(queue.list()).toEqual([]);
  });

  test("a refused one says why and whether to try again, as one may after a broken line", async () => {
    const answers: (() => Promise<UploadAnswer<string>>)[] = [
      () => Promise.resolve({ ok: false, words: "Too many at once.", again: true }),
      () => Promise.resolve({ ok: false, words: "This file is empty.", again: false }),
      () => Promise.reject(new TypeError("gone")),
      () => Promise.resolve({ ok: true, value: "id" }),
    ];
    const queue = queueOf(() => answers.shift()?.() ?? Promise.reject(new Error("no more")));
    queue.add([file("a")]);
    await vi.waitFor(() =>
      expect(queue.list()[0]).toMatchObject({ words: "Too many at once.", again: true }),
    );
    queue.retry(queue.list()[0]?.id ?? 0);
    await vi.waitFor(() =>
      expect(queue.list()[0]).toMatchObject({ words: "This file is empty.", again: false }),
    );
    queue.retry(queue.list()[0]?.id ?? 0);
    await vi.waitFor(() =>
      expect(queue.list()[0]).toMatchObject({ state: "failed", words: "", again: true }),
    );
    queue.retry(queue.list()[0]?.id ?? 0);
    await vi.waitFor(() => expect(queue.list()[0]?.state).toBe("done"));
  });
});
