import { expect, test } from "vitest";
import { openPages } from "./kept-pages.ts";

const kept = (page: string) => ({ stamp: "1", page });

test("what is kept is found as it was kept, until it is forgotten or kept anew", () => {
  const pages = openPages<string>(1000);
  expect(pages.find("a")).toBeUndefined();
  pages.keep("a", kept("first"), 1);
  expect(pages.find("a")).toMatchObject({ stamp: "1", page: "first" });
  pages.keep("a", { stamp: "2", page: "second" }, 1);
  expect(pages.find("a")).toMatchObject({ stamp: "2", page: "second" });
  pages.forget("a");
  expect(pages.find("a")).toBeUndefined();
});

test("what was looked at longest ago makes room, and what is kept anew is weighed once", () => {
  const pages = openPages<string>(1000);
  for (let index = 0; index < 100; index += 1) pages.keep(String(index), kept("page"), 10);
  pages.keep("5", kept("again"), 10);
  expect(pages.find("0")).toBeDefined();
  pages.keep("new", kept("page"), 10);
  expect(pages.find("1")).toBeUndefined();
  expect([pages.find("0"), pages.find("2"), pages.find("5"), pages.find("new")]).not.toContain(
    undefined,
  );
});

test("a page that would crowd out many others is not kept, nor what it follows on", () => {
  const pages = openPages<string>(1000);
  pages.keep("a", kept("short"), 10);
  pages.keep("a", kept("long"), 11);
  expect(pages.find("a")).toBeUndefined();
});
