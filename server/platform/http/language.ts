import type { FastifyRequest } from "fastify";
import { chooseLanguage, isLanguage, languages, type Language } from "#locales/words.ts";
import type { Identity } from "./door.ts";

/**
 * The language to answer in: the one that the page is shown in, which our client names alone, else the person's own,
 * else what the browser wants most of those that the desk speaks.
 */
export function languageOf(
  request: FastifyRequest,
  identity?: Pick<Identity, "language">,
): Language {
  const wanted = request.headers["accept-language"] ?? "";
  if (isLanguage(wanted)) return wanted;
  return identity?.language ?? languageWanted(wanted);
}

/** What an Accept-Language header wants (RFC 9110): the weightiest first, and never one of weight nought. */
export function languageWanted(header: string): Language {
  const wanted = header.split(",").map((part) => {
    const [tag = "", ...parameters] = part.split(";").map((text) => text.trim().toLowerCase());
    const weight = parameters.find((text) => text.startsWith("q="))?.slice(2);
    return { tag, weight: weight === undefined ? 1 : Number(weight) || 0 };
  });
  const refused = wanted.filter(({ weight }) => weight === 0).map(({ tag }) => tag);
  const rest = languages.filter((language) => !refused.includes(language));
  const inOrder = wanted
    .filter(({ weight }) => weight > 0)
    .toSorted((one, other) => other.weight - one.weight);
  return chooseLanguage([...inOrder.map(({ tag }) => tag), ...rest]);
}
