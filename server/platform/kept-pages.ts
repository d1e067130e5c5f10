/** What something was made from, beside what it says: it is good for as long as this stays the same. */
export interface Kept<Page> {
  readonly stamp: string;
  readonly page: Page;
}

/** Pages kept from one reading to the next, for as long as what they were made from stays what it was. */
export interface KeptPages<Page> {
  /** What is kept under this key, whatever has become of it since: the caller compares its stamp. */
  find(key: string): Kept<Page> | undefined;
  /** @param weight about how many characters the page holds; what is heavier than a hundredth of all is not kept. */
  keep(key: string, kept: Kept<Page>, weight: number): void;
  forget(key: string): void;
}

/** Keeps what was looked at last, as long as all of it together is not heavier than this. */
export function openPages<Page>(weightMax: number): KeptPages<Page> {
  const pages = new Map<string, Kept<Page> & { readonly weight: number }>();
  let weightOfAll = 0;
  const forget = (key: string): void => {
    weightOfAll -= pages.get(key)?.weight ?? 0;
    pages.delete(key);
  };
  return {
    forget,
    find(key) {
      const found = pages.get(key);
      if (found === undefined) return undefined;
      // A map goes through its keys in the order in which they were set: what was looked at last goes last.
      pages.delete(key);
      pages.set(key, found);
      return found;
    },
    keep(key, kept, weight) {
      forget(key);
      if (weight * 100 > weightMax) return;
      pages.set(key, { ...kept, weight });
      weightOfAll += weight;
      for (const oldest of pages.keys()) {
        if (weightOfAll <= weightMax) break;
        forget(oldest);
      }
    },
  };
}
