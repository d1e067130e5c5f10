/** The browser's words: useLanguage(): { language, changeLanguage }. The choice is kept in the browser, and in the account by its page. */
import { getI18n, initReactI18next, useTranslation } from "react-i18next";
import type { i18n } from "i18next";
import { chooseLanguage, isLanguage, makeWords } from "#locales/words.ts";
import type { Language, Namespace } from "#locales/words.ts";

const key = "permanence-language";

export async function startWords(): Promise<i18n> {
  const chosen = readChoice();
  const language = chosen ?? chooseLanguage(navigator.languages);
  const words = await makeWords(language, ["ui"]);
  initReactI18next.init(words);
  document.documentElement.lang = language;
  words.on("languageChanged", (next) => {
    document.documentElement.lang = next;
  });
  return words;
}

/** Fetches files of words in the language of the page, which from then on come along when it changes. */
export async function loadWords(names: readonly Namespace[]): Promise<void> {
  if (names.length > 0) await getI18n().loadNamespaces(names);
}

export function useLanguage(): {
  language: Language;
  changeLanguage: (language: Language) => void;
} {
  const { i18n: words } = useTranslation();
  const language = isLanguage(words.language) ? words.language : "fr";
  const changeLanguage = (next: Language) => {
    try {
      localStorage.setItem(key, next);
    } catch {
      // storage refused: the choice lasts as long as the page
    }
    void words.changeLanguage(next);
  };
  return { language, changeLanguage };
}

/** What the reader chose in this browser; it comes before the account's language. */
export function readChoice(): Language | undefined {
  try {
    const kept = localStorage.getItem(key);
    return isLanguage(kept) ? kept : undefined;
  } catch {
    return undefined;
  }
}
