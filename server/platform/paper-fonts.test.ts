import { expect, test } from "vitest";
import { inScripts, runsOf } from "./paper-fonts.ts";

test("a name is written with the parts of the typeface that have its letters, and none of them is lost", () => {
  const name = "Škoda Łódź, Προδ, Жук – 日";
  const runs = runsOf(name);
  expect(runs.map(({ text }) => text).join("")).toBe(name);
  const fontOf = (letter: string) => runs.find(({ text }) => text.includes(letter))?.font;
  expect(["Š", "Ł", "ź", "Π", "Ж", "–", "k"].map(fontOf)).toEqual([
    "latin-ext",
    "latin-ext",
    "latin-ext",
    "greek",
    "cyrillic",
    "latin",
    "latin",
  ]);
});

test("only what needs it is set in runs, wherever it stands in a paper", () => {
  const plain = { text: "Réponse", bold: true };
  const paper = [plain, { table: { widths: ["*", "auto"], body: [[{ text: "Łódź" }, plain]] } }];
  expect(inScripts(paper)).toEqual([
    plain,
    {
      table: {
        widths: ["*", "auto"],
        body: [
          [
            {
              text: [
                { text: "Ł", font: "latin-ext" },
                { text: "ód", font: "latin" },
                { text: "ź", font: "latin-ext" },
              ],
            },
            plain,
          ],
        ],
      },
    },
  ]);
});
