import type { ProblemCode } from "#api/problems.ts";
import { changeMe } from "#api/session.ts";
import { makeWords, type Language } from "#locales/words.ts";
import { valueOf } from "./case.ts";
import type { PersonKey, World } from "./world.ts";

/** Lets these persons read the desk in a language from now on. */
export async function speakAll(
  world: World,
  people: readonly PersonKey[],
  language: Language,
): Promise<void> {
  for (const person of people) valueOf(await world.as(person)(changeMe, { body: { language } }));
}

/** What a refusal looks like to whoever reads this language: the code, the field, and that language's title. */
export async function refusedIn(language: Language) {
  const { t } = await makeWords(language, ["problems", "lifecycle"]);
  return (code: ProblemCode, field?: string) => {
    const title = String(t(`problems:${code}.title` as never));
    return {
      ok: false,
      problem: { code, title, ...(field === undefined ? {} : { field }) },
    } as const;
  };
}
