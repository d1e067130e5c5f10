import { expect, test } from "vitest";
import { honestFileName } from "./file-name.ts";

test("an honest name is kept, trimmed and composed", () => {
  expect(honestFileName("  catalina.2026-11-02.log ")).toEqual({
    ok: true,
    value: "catalina.2026-11-02.log",
  });
  expect(honestFileName("re\u0301sume\u0301 (1).txt")).toEqual({
    ok: true,
    value: "résumé (1).txt",
  });
  expect(honestFileName("日本語.zip")).toMatchObject({ ok: true });
  expect(honestFileName("⚠\uFE0F plan.pdf")).toMatchObject({ ok: true });
  expect(honestFileName("a".repeat(255))).toMatchObject({ ok: true });
});

const hostile = {
  "no name": " ",
  "this folder": ".",
  "the folder above": "..",
  "too long": "a".repeat(256),
  "a path": "../../etc/passwd",
  "a path of Windows": "C:\\boot.ini",
  "a stream": "log.txt:hidden",
  "a wildcard": "*.log",
  "a tag": "<b>.log",
  "a quote": 'a".log',
  "a last dot": "setup.exe.",
  "a NUL byte": "log\0.txt",
  "a line break": "log\n.txt",
  "a line separator": "log\u2028.txt",
  "a right-to-left override": "invoice\u202Efdp.exe",
  "an isolate": "invoice\u2067fdp.exe",
  "an Arabic letter mark": "invoice\u061Cfdp.exe",
  "a zero-width space": "log\u200B.txt",
  "a soft hyphen": "lo\u00ADg.txt",
  "a joiner of combining marks": "lo\u034Fg.txt",
  "a filler of Korean": "log\u3164.txt",
  "a narrow filler of Korean": "log\uFFA0.txt",
  "a filler of a syllable": "\u115Flog.txt",
  "an empty pattern of Braille": "log\u2800.txt",
  "a variation of nothing": "log\uFE00.txt",
  "a name in tags": "log\u{E0065}\u{E0078}\u{E0065}.txt",
  "a byte order mark": "\u200Dlog.txt",
  "half a character": "log\uD800.txt",
} as const;

test.each(Object.entries(hostile))("%s is no honest name", (_, name) => {
  expect(honestFileName(name)).toEqual({
    ok: false,
    refusal: { code: "file_name_hostile", field: "name" },
  });
});
