import { describe, expect, test } from "vitest";
import { aTicket, complete, ines, maya } from "#test/harness/one-ticket.ts";
import { as } from "../kit/brand.ts";
import { askedKeys, toldBy } from "./told.ts";

const intake = {
  form: 0,
  texts: { release: "6.5.3" },
  circumstances: ["slow"],
  files: [{ attachment: as<"AttachmentId">("a1"), kind: "thread_dump" }],
} as const;
const filed = () => aTicket({ filing: { intake, nature: "problem_report" } });
const ask = {
  type: "request-information",
  items: ["The log", "The machine", "Something else"],
  keys: ["logs", "machine", null],
} as const;

describe("R-31-07 what a ticket has told", () => {
  test("by its form, its description, and files as their filer says or as they are called", () => {
    const files = [
      { attachment: "a1", name: "platform.log" },
      { attachment: "a2", name: "recording.jfr" },
      { attachment: "a3", name: "photo.png" },
      { attachment: "a4", name: "other.jfr" },
    ];
    const told = toldBy(filed().ticket, files);
    expect(Object.keys(told.texts)).toEqual(["behaviour", "release"]);
    expect(told.files).toEqual(["thread_dump", "profile"]);
    expect(told.circumstances).toEqual(["slow"]);
  });

  test("nothing, where it was filed without a form and reports no problem", () => {
    const { ticket } = aTicket({ filing: { nature: "question" } });
    expect(toldBy(ticket, [])).toEqual({ texts: {}, files: [], circumstances: [] });
  });

  test("and by each answer to what was asked for by its key", () => {
    const answered = filed()
      .does(ines, complete.take)
      .does(ines, ask)
      .does(maya, { type: "provide-information", answers: [{ item: 2, text: "8 cores" }] });
    expect(Object.keys(toldBy(answered.ticket, []).texts)).toEqual([
      "behaviour",
      "release",
      "machine",
    ]);
  });
});

describe("R-32-03 what has been asked for is not asked for again", () => {
  const suspended = () => filed().does(ines, complete.take).does(ines, ask);

  test("while the ticket waits for it and nobody has answered", () => {
    expect(askedKeys(filed().ticket)).toEqual([]);
    expect(askedKeys(suspended().ticket)).toEqual(["logs", "machine"]);
  });

  test("what is answered is asked for no more", () => {
    const half = suspended().does(maya, {
      type: "provide-information",
      answers: [{ item: 1, text: "here" }],
    });
    expect(askedKeys(half.ticket)).toEqual(["machine"]);
  });
});
