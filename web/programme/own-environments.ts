/** useOwnEnvironments(): the reader's systems by the release that they run, for whoever has some: (product, line) => names. */
import { useQuery } from "@tanstack/react-query";
import { lineOfRelease } from "#core/catalogue/supported-release.ts";
import { allEnvironmentsQuery } from "#web/environments/environment-queries.ts";
import { useSession } from "#web/session/session.ts";
import type { Product } from "./programme-queries.ts";

export type EnvironmentsOn = (line: string) => readonly { id: string; name: string }[];

export function useOwnEnvironments(product: Product): EnvironmentsOn | undefined {
  const { kind } = useSession();
  const { data } = useQuery({ ...allEnvironmentsQuery({}), enabled: kind === "contact" });
  const own = (data?.items ?? []).filter(
    (one) => one.product.id === product.id && one.release !== null,
  );
  if (own.length === 0) return undefined;
  return (line) =>
    own.filter(({ release }) => lineOfRelease(product.lines, release ?? "")?.line === line);
}
