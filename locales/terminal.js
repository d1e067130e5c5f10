// Plain JavaScript: the launcher speaks before the pinned runtime, which reads TypeScript, is there.
import { readFileSync } from "node:fs";

/** @returns {"fr" | "en"} the language that the terminal asks for */
export function terminalLanguage(environment = process.env) {
  const asked = environment.LC_ALL || environment.LC_MESSAGES || environment.LANG || "";
  return asked.toLowerCase().startsWith("fr") ? "fr" : "en";
}

/** The sentence under a dotted key of `cli.json`, its `{{names}}` filled in. */
export function sentence(key, params = {}, language = terminalLanguage()) {
  const text = key.split(".").reduce((words, part) => words?.[part], wordsOf(language));
  if (typeof text !== "string") throw new RangeError(`No sentence under ${key} in ${language}`);
  return text.replace(/\{\{(\w+)\}\}/g, (_match, name) => String(params[name] ?? ""));
}

function wordsOf(language) {
  return JSON.parse(readFileSync(new URL(`./${language}/cli.json`, import.meta.url), "utf8"));
}
