import { queryOptions } from "@tanstack/react-query";
import { getProcedure } from "#api/desk.ts";
import type { AnswerOf } from "#api/route.ts";
import { ask } from "#web/session/ask.ts";

export type Settings = AnswerOf<typeof getProcedure>;

export const procedureQuery = queryOptions({
  queryKey: ["procedure"],
  queryFn: ({ signal }) => ask(getProcedure, { signal }),
  staleTime: 60_000,
});
