import { expect, test } from "vitest";
import type { Form } from "./intake-queries.ts";
import { NOTHING_TOLD, readTold, strayOf, withStray } from "./told.ts";

const form: Form = {
  nature: "maintenance_delivery",
  version: 2,
  items: [{ key: "wanted_version", need: "required", fact: null, files: [], words: null }],
};
const standard = ({ key }: { readonly key: string }) => (key === "scenario" ? "Scenario" : key);

test("an answer to what the form no longer asks is told under what it was called", () => {
  const told = readTold({
    texts: {
      wanted_version: "7.1.2",
      own_1: "Blue",
      own_2: "Red",
      scenario: "1. Sign in",
      os: " ",
    },
    labels: { own_1: "Colour of the button" },
  });
  const stray = strayOf(form, told, standard);
  expect(stray).toEqual([
    { key: "own_1", label: "Colour of the button", text: "Blue" },
    { key: "own_2", label: "own_2", text: "Red" },
    { key: "scenario", label: "Scenario", text: "1. Sign in" },
  ]);
  expect(withStray("It fails.", stray)).toBe(
    "It fails.\n\n**Colour of the button**\n\nBlue\n\n**own_2**\n\nRed\n\n**Scenario**\n\n1. Sign in",
  );
});

test("a draft in which everything has its field is sent as it is written", () => {
  const told = { ...NOTHING_TOLD, texts: { wanted_version: "7.1.2" } };
  expect(withStray("It fails.\n", strayOf(form, told, standard))).toBe("It fails.\n");
});
