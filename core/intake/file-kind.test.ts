import { expect, test } from "vitest";
import { fileKindOf } from "./file-kind.ts";

test.each([
  ["platform.log", "log"],
  ["platform-20261103-1.log.zip", "log"],
  ["catalina.2026-11-03.out", "log"],
  ["gc.log.0", "log"],
  ["server.log.2", "log"],
  ["java_pid4242.hprof", "memory_dump"],
  ["heapdump-11h.bin", "memory_dump"],
  ["core.20261103.dmp", "memory_dump"],
  ["thread dump 11h05.txt", "thread_dump"],
  ["threaddump_1.log", "thread_dump"],
  ["jstack.txt", "thread_dump"],
  ["snap.tdump", "thread_dump"],
  ["recording.jfr", "profile"],
  ["flamegraph.svg", "profile"],
  ["stacktrace.txt", "stack_trace"],
  ["NullPointerException.txt", "stack_trace"],
  ["hs_err_pid42.log", "stack_trace"],
  ["C:\\logs\\capture.png", undefined],
  ["/var/logs/facture.pdf", undefined],
  ["dialogue.docx", undefined],
  ["console.png", undefined],
  ["stack trace.JPG", undefined],
  ["logs.docx", undefined],
  ["jstack.pdf", undefined],
  ["", undefined],
] as const)("%s is %s", (name, kind) => {
  expect(fileKindOf(name)).toBe(kind);
});
