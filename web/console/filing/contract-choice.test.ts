import { describe, expect, test } from "vitest";
import { contractChoice, servedThrough } from "./contract-choice.ts";

const listed = (id: string, active = true) => ({ id, active });

describe("the contract of a call", () => {
  test("is the one chosen, in force or not, or none where that was chosen", () => {
    const theirs = [listed("over", false), listed("first"), listed("second")];
    expect(contractChoice(theirs, "second")).toBe("second");
    expect(contractChoice(theirs, "over")).toBe("over");
    expect(contractChoice(theirs, "none")).toBe("none");
  });

  test("is the first in force until somebody chooses, and none where there is none", () => {
    expect(contractChoice([listed("over", false), listed("first")], "")).toBe("first");
    expect(contractChoice([listed("over", false)], "")).toBe("none");
    expect(contractChoice([], "")).toBe("none");
  });

  test("is never one of another organisation, as a draft or the caller before may have left it", () => {
    expect(contractChoice([listed("theirs")], "of-another")).toBe("theirs");
    expect(contractChoice([], "of-another")).toBe("none");
  });
});

describe("the systems of a call", () => {
  const member = (id: string) => ({ memberships: [{ organisation: { id } }] });
  const contracts = [
    { ...listed("direct"), partner: null },
    { ...listed("through"), partner: { id: "numerika" } },
    { ...listed("over", false), partner: { id: "numerika" } },
    { ...listed("other"), partner: { id: "halden" } },
  ];

  test("of a partner's contact are those of the contracts in force that go through the partner", () => {
    expect(servedThrough(member("numerika"), "kerlann", contracts)).toEqual(["through"]);
  });

  test("of the beneficiary's own people are all of theirs", () => {
    expect(servedThrough(member("kerlann"), "kerlann", contracts)).toBeUndefined();
    expect(servedThrough(undefined, "kerlann", contracts)).toBeUndefined();
  });
});
