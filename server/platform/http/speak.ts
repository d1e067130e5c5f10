import type { i18n } from "i18next";
import type { Problem } from "#api/problem.ts";
import { PROBLEMS, type ProblemCode } from "#api/problems.ts";
import type { Language } from "#core/people/actor.ts";
import type { Refusal } from "#core/kit/result.ts";
import { makeWords } from "#locales/words.ts";
import type { Extras } from "./door.ts";

export interface Speaker {
  readonly problem: (refusal: Refusal<ProblemCode>, about: About) => Problem;
  readonly detail: (code: ProblemCode, language: Language, params?: Refusal["params"]) => string;
}

interface About extends Extras {
  readonly language: Language;
  readonly requestId: string;
  readonly errors?: NonNullable<Problem["errors"]>;
}

/** Loads the sentences of every refusal in both languages, once, and tells them. */
export async function openSpeaker(publicUrl: () => string): Promise<Speaker> {
  const words: Record<Language, i18n> = {
    fr: await makeWords("fr", ["problems", "lifecycle"]),
    en: await makeWords("en", ["problems", "lifecycle"]),
  };
  const say = (
    code: ProblemCode,
    part: "title" | "detail",
    language: Language,
    params: Refusal["params"] = {},
  ) =>
    String(
      words[language].t(
        `problems:${code}.${part}` as never,
        { ...spoken(words[language], params) } as never,
      ),
    );
  const detail: Speaker["detail"] = (code, language, params) =>
    say(code, "detail", language, params);
  return {
    detail,
    problem(refusal, { language, requestId, errors, changes, version }) {
      const { code, field, params } = refusal;
      return {
        type: `${publicUrl()}/api/problems/${code}`,
        title: say(code, "title", language, params),
        status: PROBLEMS[code],
        detail: say(code, "detail", language, params),
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

/** Codes of the life cycle inside a sentence are said in the reader's words. */
function spoken(
  words: i18n,
  params: NonNullable<Refusal["params"]>,
): Record<string, string | number> {
  const told: Record<string, string | number> = { ...params };
  if (typeof params["state"] === "string")
    told["state"] = String(words.t(`lifecycle:states.${params["state"]}.label` as never));
  return told;
}
