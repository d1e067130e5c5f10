import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { findBarriers } from "../harness/axe.ts";
import { openVisitors, type Visitors } from "../harness/visitors.ts";

let visitors: Visitors;

beforeAll(async () => {
  visitors = await openVisitors(inject("desk"));
});
afterAll(() => visitors.close());

test("a page with barriers does not pass: a picture without words, and words that one hardly sees", async () => {
  const page = await visitors.open();
  const pale = '<p style="color: #ccc; background: #fff">Pale</p>';
  await page.setContent(`<html lang="en"><title>A page</title><img src="data:,">${pale}`);
  const found = await findBarriers(page);
  expect(found.map((one) => /^axe ([a-z-]+):/.exec(one)?.[1])).toEqual([
    "color-contrast",
    "image-alt",
  ]);
  expect(found.join()).toContain("#cccccc");
});
