import type { FastifyRequest } from "fastify";
import { chooseLanguage, isLanguage, type Language } from "#locales/words.ts";
import type { Identity } from "./door.ts";

/**
 * The language to answer in: the one that the page is shown in, which our client names alone, else the person's own,
 * else the first of the browser's list that the desk speaks.
 */
export function languageOf(
  request: FastifyRequest,
  identity?: Pick<Identity, "language">,
): Language {
  const wanted = request.headers["accept-language"] ?? "";
  if (isLanguage(wanted)) return wanted;
  return (
    identity?.language ??
    chooseLanguage(wanted.split(",").map((part) => part.split(";")[0]?.trim() ?? ""))
  );
}
