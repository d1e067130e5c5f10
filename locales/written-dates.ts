/** The tag that Intl takes for a language of ours; English is that of Europe: 22 November at 21:30. */
export function tagOf(language: string): string {
  return language === "en" ? "en-GB" : language;
}

/**
 * An instant, in milliseconds since 1970, in the words of a language; `options` as Intl takes them, `timeZone` among them.
 * French counts the first of a month, and writes "1er": Intl leaves that to who knows that it is a day.
 */
export function writeDate(
  at: number,
  language: string | undefined,
  options: Intl.DateTimeFormatOptions,
): string {
  const words = formatOf(tagOf(language ?? "fr"), options).format(at);
  return language === "fr" ? words.replace(/(?<!\d)1(?= \p{L}{3})/u, "1er") : words;
}

/** Of less than a minute ago: Intl knows the word for what is now alone, and nothing is filed "maintenant". */
export function writeJustNow(language: string): string {
  return language === "fr" ? "à l’instant" : "just now";
}

const KEPT_MAX = 200;
const kept = new Map<string, Intl.DateTimeFormat>();

/** Kept: to make one takes longer than to write a page of moments with it. Zones are many on a desk, so not for ever. */
function formatOf(tag: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify([tag, options]);
  const known = kept.get(key);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat(tag, options);
  if (kept.size >= KEPT_MAX) kept.clear();
  kept.set(key, made);
  return made;
}
