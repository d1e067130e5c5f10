import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { contractFiles, root } from "./generated.ts";

test("what is made of the contract is not stale: npm run renew", async () => {
  const stale = [...(await contractFiles())].filter(
    ([path, text]) => readFileSync(join(root, path), "utf8") !== text,
  );
  expect(stale.map(([path]) => path)).toEqual([]);
});
