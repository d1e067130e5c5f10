import type { Unparsed } from "./parse.ts";

/**
 * Refuses an address whose query is no UTF-8: what does not decode is left by the library as it was sent, and would be
 * searched for and kept with its percent signs.
 */
export function refuseUndecodable(address: string): Unparsed | undefined {
  const query = address.slice(address.search(/[?#]|$/u) + 1);
  const broken = query.split("&").find((pair) => decoded(pair) === undefined);
  if (broken === undefined) return undefined;
  const [name = ""] = broken.split("=", 1);
  const field = (decoded(name) ?? name).slice(0, 100) || "query";
  return { ok: false, refusal: { code: "broken_utf8", field }, others: [] };
}

/** Undefined where it is no text. Bytes that are not escaped at all come no further than Node. */
function decoded(escaped: string): string | undefined {
  try {
    return decodeURIComponent(escaped.replaceAll("+", " "));
  } catch (error) {
    if (error instanceof URIError) return undefined;
    throw error;
  }
}
