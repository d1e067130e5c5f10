import { expect, test } from "vitest";
import { level, promising } from "../clocks/worlds.ts";
import { filed, qualify } from "#test/harness/clocked-ticket.ts";
import { complete, ines, maya } from "#test/harness/one-ticket.ts";
import { reported } from "#test/harness/reported.ts";
import { sentencesOf } from "./sentences.ts";

const promises = promising([level("response", 1, "1 hours"), level("response", 3, "2 days")]);
const said = (report: ReturnType<typeof reported>) =>
  Object.fromEntries(sentencesOf(report).map(({ key, params }) => [key, params]));

test("R-34-06 of a month in which nothing happened there is little to say", () => {
  expect(Object.keys(said(reported([])))).toEqual(["filed", "solved", "nothingDue"]);
});

test("R-34-06 where all was met, that is said, and nothing of misses", () => {
  const answered = filed(1).does(ines, complete.take).later({ minutes: 20 });
  const words = said(reported([answered.does(ines, complete.reply)], promises));
  expect(words).toMatchObject({ filed: { count: 1, before: 0 }, allMet: { count: 1 } });
  expect(words).not.toHaveProperty("missed");
});

test("R-34-06 misses are said with their share, what was lowered since, and all that was done on the way", () => {
  const taken = filed(1).does(ines, complete.take);
  const late = taken.later({ hours: 2 }).does(ines, qualify(3)).does(ines, complete.reply);
  const refused = late.does(ines, complete.conclude).does(maya, complete.refuse);
  const again = refused.does(ines, complete.conclude).does(maya, complete.refuse);
  const waiting = again.does(ines, complete["request-information"]).does(ines, complete.remind);
  const words = said(reported([waiting.does(maya, complete.escalate)], promises));
  expect(words).toMatchObject({
    missed: { count: 1, met: 0, share: 0 },
    lowered: { count: 1 },
    reminders: { count: 1, before: 0 },
    refusals: { count: 2 },
    refusedAgain: { count: 1 },
    severities: { raised: 0, lowered: 1 },
    escalations: { count: 1, before: 0 },
  });
  expect(words["times"]).toBeDefined();
});
