import type { Item } from "#web/intake/intake-queries.ts";

const blank = { label: "", help: "", ask: "" };

/** An item of the desk's own, under a key that the form does not have yet. */
export function newItem(items: readonly Item[]): Item {
  const taken = new Set(items.map(({ key }) => key));
  let number = 1;
  while (taken.has(`own_${number}`)) number += 1;
  return {
    key: `own_${number}`,
    need: "optional",
    fact: null,
    files: [],
    words: { fr: { ...blank }, en: { ...blank } },
  };
}
