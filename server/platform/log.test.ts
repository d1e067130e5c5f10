import { PassThrough } from "node:stream";
import { expect, test } from "vitest";
import { openLog } from "./log.ts";

function lineOf(error: unknown): Record<string, unknown> {
  const to = new PassThrough();
  openLog("info", to).error({ error, requestId: "r-1" }, "a request failed");
  const line: Record<string, unknown> = JSON.parse(String(to.read()));
  return line;
}

test("a line about what failed says what, where in the program, and why", () => {
  const cause = new Error("connection reset");
  expect(lineOf(new TypeError("cannot read it", { cause }))).toMatchObject({
    msg: "a request failed",
    requestId: "r-1",
    error: {
      name: "TypeError",
      message: "cannot read it",
      stack: expect.stringContaining("log.test.ts"),
      cause: { message: "connection reset" },
    },
  });
});

test("what the database adds of somebody's row is not written down", () => {
  const detail = "Key (email)=(claire.martin@arvor.example) already exists.";
  const refused = Object.assign(new Error("duplicate key"), { code: "23505", detail });
  const line = lineOf(refused);
  expect(line["error"]).toMatchObject({ message: "duplicate key", code: "23505" });
  expect(JSON.stringify(line)).not.toContain("claire");
});

test("of several that failed together each is told", () => {
  const both = new AggregateError([new Error("::1 refused"), new Error("127.0.0.1 refused")]);
  expect(lineOf(both)["error"]).toMatchObject({
    errors: [{ message: "::1 refused" }, { message: "127.0.0.1 refused" }],
  });
});

test("what is no error is written as it is", () => {
  expect(lineOf("an idle connection was lost")).toMatchObject({
    error: "an idle connection was lost",
  });
});
