import { lazyRouteComponent } from "@tanstack/react-router";
import type { RouteComponent } from "@tanstack/react-router";
import type { Namespace } from "#locales/words.ts";
import { fetchPage } from "./session/new-version.ts";
import { loadWords } from "./session/words.ts";

/**
 * A page of a lazy module, by its exported name, with the files of words that only its area needs: both are there before it
 * is drawn. The result's type says nothing of the page, so that pages may use the router's types without running in a circle.
 */
export function lazyPage<Name extends string>(
  load: () => Promise<Record<Name, RouteComponent>>,
  name: Name,
  ...words: Namespace[]
): RouteComponent {
  const loadAll = async () => {
    const [pages] = await Promise.all([fetchPage(load), loadWords(words)]);
    return pages;
  };
  return lazyRouteComponent(loadAll, name);
}
