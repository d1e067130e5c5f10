import { expect, test } from "vitest";
import type { InformationRequest } from "./information-items.tsx";
import { answerSheet, given, readAnswers } from "./kept-answers.ts";

const asked = (sequence: number, ...questions: string[]): InformationRequest => ({
  sequence,
  at: "2026-03-01T08:00:00Z",
  text: null,
  keys: [],
  environmentItem: null,
  items: questions.map((text, index) => ({ item: index + 1, text, answered: false, answer: null })),
});

const java = '[[4,1,"Java 17.0.9"]]';
const rowsOf = (requests: InformationRequest[], draft = java) => answerSheet(requests, draft).rows;
const sent = (requests: InformationRequest[], draft = java) => given(rowsOf(requests, draft));

test("an answer half written stays with its own question when another one is asked", () => {
  const requests = [asked(4, "Quelle version de Java ?"), asked(6, "Une sauvegarde ?")];
  const rows = rowsOf(requests);
  expect(rows.map(({ item, words }) => [item.text, words])).toEqual([
    ["Quelle version de Java ?", "Java 17.0.9"],
    ["Une sauvegarde ?", ""],
  ]);
  expect(given(rows)).toEqual([{ request: 4, item: 1, text: "Java 17.0.9" }]);
});

test("a question that is asked again in the same words takes along what was being written to it", () => {
  const again = asked(6, "Une sauvegarde ?", "Quelle version de Java ?");
  const requests = [asked(4, "Quelle version de Java ?"), again];
  expect(sent(requests)).toEqual([{ item: 2, text: "Java 17.0.9" }]);
  const both = '[[4,1,"Java 17.0.9"],[6,2,"Java 21"]]';
  expect(sent(requests, both)).toEqual([
    { request: 4, item: 1, text: "Java 17.0.9" },
    { item: 2, text: "Java 21" },
  ]);
});

test("the same question keeps its place on the page from one request to the next", () => {
  const before = rowsOf([asked(4, "Quelle version de Java ?")]);
  const requests = [asked(4, "Quelle version de Java ?"), asked(6, "Quelle version de Java ?")];
  const after = rowsOf(requests);
  expect(after.map(({ key }) => key)).toEqual(before.map(({ key }) => key));
});

test("answers are kept as they were written, and what is not one is left", () => {
  const requests = [asked(4, "Quelle version de Java ?")];
  const { rows, written, writtenText } = answerSheet(requests, "");
  const [row] = rows;
  if (row === undefined) throw new Error("Nothing is asked");
  const draft = written(row, "Java 17.0.9");
  expect(readAnswers(draft)).toEqual([{ request: 4, item: 1, words: "Java 17.0.9" }]);
  expect(answerSheet(requests, draft).written(row, "")).toBe("");
  expect(answerSheet(requests, writtenText("Demain.")).text).toBe("Demain.");
  expect(readAnswers('[[1,"old"],"x",[4,1,"y"]]')).toEqual([{ request: 4, item: 1, words: "y" }]);
  expect(readAnswers("{")).toEqual([]);
});
