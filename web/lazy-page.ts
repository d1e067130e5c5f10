import { lazyRouteComponent } from "@tanstack/react-router";
import type { RouteComponent } from "@tanstack/react-router";
import type { Namespace } from "#locales/words.ts";
import { fetchPage } from "./session/new-version.ts";
import { loadWords } from "./session/words.ts";

/**
 * A page of a lazy module, by its exported name, with the files of words that only its area needs: both are there before it
 * is drawn. A file that a page asks for only while it is drawn costs the reader a third of a second, for so long does React
 * show what stands in the place of something. The result's type says nothing of the page, so that pages may use the router's types without running in a circle.
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
