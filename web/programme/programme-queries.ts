import { queryOptions } from "@tanstack/react-query";
import { compareReleases, getProgramme } from "#api/programme.ts";
import type { AnswerOf } from "#api/route.ts";
import { ask } from "#web/session/ask.ts";

export type Programme = AnswerOf<typeof getProgramme>;
export type Product = Programme["products"][number];
export type Line = Product["lines"][number];

export const programmeQuery = queryOptions({
  queryKey: ["programme"],
  queryFn: ({ signal }) => ask(getProgramme, { signal }),
});

export const compareQuery = (from: string, to: string) =>
  queryOptions({
    queryKey: ["programme", "change", from, to],
    queryFn: ({ signal }) => ask(compareReleases, { query: { from, to }, signal }),
    retry: false,
  });
