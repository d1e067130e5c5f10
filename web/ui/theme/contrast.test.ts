import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";

const sheet = readFileSync(path.join(import.meta.dirname, "tokens.css"), "utf8");

describe.each(["light", "dark"])("in the %s theme", (theme) => {
  const tokens = tokensOf(theme);

  test.each([...tokens.keys()].filter((name) => name.endsWith("-text")))(
    "%s reads on its ground",
    (name) => {
      expect(contrast(tokens, name, name.slice(0, -"-text".length))).toBeGreaterThanOrEqual(4.5);
    },
  );

  test.each([
    "ink",
    "soft",
    "brand",
    "severity-1",
    "severity-2",
    "severity-3",
    "severity-4",
    "good",
    "warn",
    "bad",
    "now",
  ])("--%s reads as text on paper, cards and sunk places", (name) => {
    for (const ground of ["paper", "card", "sunk"])
      expect(contrast(tokens, name, ground)).toBeGreaterThanOrEqual(4.5);
  });

  test.each(["line-strong", "focus"])("--%s can be seen as an edge", (name) => {
    expect(contrast(tokens, name, "card")).toBeGreaterThanOrEqual(3);
    expect(contrast(tokens, name, "paper")).toBeGreaterThanOrEqual(3);
  });
});

function tokensOf(theme: string): Map<string, string> {
  const start = sheet.indexOf(`[data-mantine-color-scheme="${theme}"]`);
  const block = sheet.slice(start, sheet.indexOf("}", start));
  return new Map(
    [...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/giu)].map(([, name = "", color = ""]) => [
      name,
      color,
    ]),
  );
}

function contrast(tokens: Map<string, string>, one: string, other: string): number {
  const [bright = 0, dark = 0] = [luminance(tokens, one), luminance(tokens, other)].toSorted(
    (a, b) => b - a,
  );
  return (bright + 0.05) / (dark + 0.05);
}

/** Relative luminance as WCAG 2.2 defines it. */
function luminance(tokens: Map<string, string>, name: string): number {
  const color = tokens.get(name);
  if (color === undefined) throw new Error(`No token --${name}`);
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
