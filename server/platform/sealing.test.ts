import { expect, test } from "vitest";
import { isSealed, openSealing } from "./sealing.ts";

const sealing = openSealing("a secret of more than 32 characters");

test("what is sealed opens where it was sealed for, by the same secret, and is never twice the same", () => {
  const kept = sealing.seal("whsec_é", "here");
  expect(isSealed(kept)).toBe(true);
  expect(kept).not.toContain("whsec");
  expect(sealing.open(kept, "here")).toBe("whsec_é");
  expect(sealing.seal("whsec_é", "here")).not.toBe(kept);
});

test("it opens nowhere else, by no other secret, and not once it was changed or cut", () => {
  const kept = sealing.seal("whsec_", "here");
  const other = openSealing("another secret of 32 characters !!");
  const changed = kept.replace(/.(?=.{10}$)/, (one) => (one === "A" ? "B" : "A"));
  expect(() => sealing.open(kept, "there")).toThrow("AUTH_SECRET");
  expect(() => other.open(kept, "here")).toThrow("AUTH_SECRET");
  expect(() => sealing.open(changed, "here")).toThrow("AUTH_SECRET");
  for (const length of [0, 5, 27, 40])
    expect(() => sealing.open(kept.slice(0, 9 + length), "here")).toThrow("AUTH_SECRET");
});

test("what was kept before anything was sealed is given as it is", () => {
  expect(sealing.open("whsec_clear", "here")).toBe("whsec_clear");
});
