import type { Problem } from "#api/problem.ts";
import { PROBLEMS, type ProblemCode } from "#api/problems.ts";
import type { Language } from "#core/people/actor.ts";
import type { Refusal } from "#core/kit/result.ts";
import { loadWords, wordIn, type Word } from "#server/platform/words.ts";
import type { Extras } from "./door.ts";

export interface Speaker {
  readonly problem: (refusal: Refusal<ProblemCode>, about: About) => Problem;
  readonly detail: (code: ProblemCode, language: Language, params?: Refusal["params"]) => string;
  /** The same beside the field that it is about, which it therefore does not name. */
  readonly besideField: Speaker["detail"];
  readonly word: Word;
}

interface About extends Extras {
  readonly language: Language;
  readonly requestId: string;
  readonly errors?: NonNullable<Problem["errors"]>;
}

/** Where a field's name may stand among the words: its own, then those of what it is in itself, then those of what it is part of. */
function namesOf(field: string): string[] {
  // Which one of several it is stands beside it; what it is has a name.
  const parts = field.split(".").filter((part) => !/^\d+$/u.test(part));
  const tails = parts.map((_, from) => parts.slice(from));
  const heads = parts.map((_, less) => parts.slice(0, parts.length - less)).slice(1);
  return [...tails, ...heads].map((path) => `name.${path.join("_")}`);
}

const SENTENCES_KEPT_MAX = 5_000;
const SENTENCE_KEY_MAX = 300;

/** Loads every word in both languages, once, and tells refusals and what subjects say in a reader's language. */
export async function openSpeaker(publicUrl: () => string): Promise<Speaker> {
  const words = await loadWords();
  const said = new Map<string, string>();
  const say = (key: string, language: Language, params: Refusal["params"] = {}): string => {
    // A ticket's page says a dozen of these, mostly the same: making one takes longer than reading the ticket.
    const which = `${language} ${key} ${JSON.stringify(params)}`;
    const before = said.get(which);
    if (before !== undefined) return before;
    const sentence = words[language].t(`problems:${key}` as never, { ...params } as never);
    if (said.size >= SENTENCES_KEPT_MAX) said.clear();
    if (which.length <= SENTENCE_KEY_MAX) said.set(which, sentence as unknown as string);
    return sentence as unknown as string;
  };
  const detail: Speaker["detail"] = (code, language, params) =>
    say(`${code}.detail`, language, params);
  const besideField: Speaker["detail"] = (code, language, params) =>
    words[language].exists(`problems:field.${code}`)
      ? say(`field.${code}`, language, params)
      : detail(code, language, params);
  /** What people call a field; one that they never see keeps the name that programs know. */
  const nameOf = (field: string, language: Language): string => {
    const key = namesOf(field).find((name) => words[language].exists(`problems:${name}`));
    return key === undefined ? field : say(key, language);
  };
  return {
    detail,
    besideField,
    word: wordIn(words),
    problem(refusal, { language, requestId, errors, changes, version }) {
      const { code, field, params } = refusal;
      // Of a field that is not known here, nobody can say what it is called.
      const called = code === "unknown_field" ? (field ?? "") : nameOf(field ?? "", language);
      const told = { field: called, ...params };
      return {
        type: `${publicUrl()}/api/problems/${code}`,
        title: say(`${code}.title`, language),
        status: PROBLEMS[code],
        detail: detail(code, language, told),
        code,
        requestId,
        ...(field === undefined ? {} : { field }),
        ...(params === undefined ? {} : { params: { ...params } }),
        ...(errors === undefined ? {} : { errors }),
        ...(changes === undefined ? {} : { changes: [...changes] }),
        ...(version === undefined ? {} : { version }),
      };
    },
  };
}
