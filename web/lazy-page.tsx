import { lazyRouteComponent } from "@tanstack/react-router";
import type { RouteComponent } from "@tanstack/react-router";

/**
 * A page of a lazy module, by its exported name. The result's type says nothing of the page, so that pages may use the
 * router's types without running in a circle.
 */
export function lazyPage<Name extends string>(
  load: () => Promise<Record<Name, RouteComponent>>,
  name: Name,
): RouteComponent {
  return lazyRouteComponent(load, name);
}
