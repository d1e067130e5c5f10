/** AlertBanner: on every page of the console, what calls the reader until somebody acknowledges it; nothing while nothing does. */
import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense } from "react";
import { alertsQuery } from "./on-call-queries.ts";

const Calling = lazy(async () => ({ default: (await import("./calling.tsx")).Calling }));

export function AlertBanner() {
  const { data } = useQuery(alertsQuery);
  if (data === undefined || data.items.length === 0) return null;
  return (
    <Suspense fallback={null}>
      <Calling alerts={data.items} />
    </Suspense>
  );
}
