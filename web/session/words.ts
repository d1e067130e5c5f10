/** The browser's words: useLanguage(): { language, changeLanguage }. The choice is kept in the browser, and in the account by its page. */
import { initReactI18next, useTranslation } from "react-i18next";
import type { i18n } from "i18next";
import { chooseLanguage, isLanguage, makeWords } from "#locales/words.ts";
import type { Language, Namespace } from "#locales/words.ts";

const key = "permanence-language";

let starting: Promise<i18n> | undefined;

/** Makes the page speak; what is asked of it meanwhile by `loadWords` waits for it. */
export function startWords(): Promise<i18n> {
  const language = readChoice() ?? chooseLanguage(navigator.languages);
  document.documentElement.lang = language;
  starting = makeWords(language, ["ui"]).then((words) => {
    initReactI18next.init(words);
    words.on("languageChanged", (next) => {
      document.documentElement.lang = next;
    });
    return words;
  });
  return starting;
}

/** Fetches files of words in the language of the page, which from then on come along when it changes. */
export async function loadWords(names: readonly Namespace[]): Promise<void> {
  if (names.length === 0) return;
  const words = await starting;
  await words?.loadNamespaces(names);
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
