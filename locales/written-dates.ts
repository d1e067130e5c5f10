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
  const words = new Intl.DateTimeFormat(tagOf(language ?? "fr"), options).format(at);
  return language === "fr" ? words.replace(/(?<!\d)1(?= \p{L}{3})/u, "1er") : words;
}
