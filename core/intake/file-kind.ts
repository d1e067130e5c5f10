import type { FileKind } from "./items.ts";

/** By how files of a kind are named, in the order in which they are tried: a thread dump is often called a log too. */
const NAMES: readonly (readonly [FileKind, RegExp])[] = [
  ["memory_dump", /\.(?:hprof|phd|dmp)\b|heap[-_. ]?dump|memory[-_. ]?dump|javacore.*\.phd/u],
  ["thread_dump", /\.tdump\b|thread[-_. ]?dump|jstack|javacore/u],
  [
    "profile",
    /\.(?:jfr|nps|jps|snapshot|hprofile)\b|profil|flame[-_. ]?graph|async[-_. ]profiler/u,
  ],
  ["stack_trace", /stack[-_. ]?trace|exception|hs_err/u],
  ["log", /\.(?:log|out)\b|\blogs?\b|catalina|platform\.|console|gc[-_.]/u],
];

/** A picture of a console or a letter about a log is none: what they show cannot be searched. */
const SHOWN =
  /\.(?:png|jpe?g|gif|webp|bmp|heic|mp4|webm|mov|pdf|docx?|odt|rtf|xlsx?|ods|pptx?|eml)$/u;

/** What a file is, as its name says; undefined where the name says nothing. Folders before the name count for nothing. */
export function fileKindOf(name: string): FileKind | undefined {
  const last = (name.split(/[\\/]/u).at(-1) ?? "").toLowerCase();
  if (SHOWN.test(last)) return undefined;
  return NAMES.find(([, pattern]) => pattern.test(last))?.[0];
}
