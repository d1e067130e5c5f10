import type { i18n } from "i18next";
import { everyNamespace, makeWords, type Language, type Namespace } from "#locales/words.ts";

/** A word of the trade, by its key. */
export type Word = (
  key: `${Namespace}:${string}`,
  language: Language,
  params?: Readonly<Record<string, string | number>>,
) => string;

/** The words of one language. */
export type Say = (key: Parameters<Word>[0], params?: Parameters<Word>[2]) => string;

export function sayIn(word: Word, language: Language): Say {
  return (key, params) => word(key, language, params);
}

/** Every word in both languages. */
export async function loadWords(): Promise<Record<Language, i18n>> {
  return {
    fr: await makeWords("fr", everyNamespace()),
    en: await makeWords("en", everyNamespace()),
  };
}

export function wordIn(words: Record<Language, i18n>): Word {
  return (key, language, params = {}) =>
    words[language].t(key as never, params as never) as unknown as string;
}
