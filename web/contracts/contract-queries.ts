/** What both sides ask of contracts. Keys begin with "subscriptions", so that one change renews lists and pages alike. */
import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { getContract } from "#api/contracts.ts";
import { listSubscriptions } from "#api/desk.ts";
import type { AnswerOf, GivenQuery } from "#api/route.ts";
import { ask } from "#web/session/ask.ts";

export type ContractFilters = Omit<
  NonNullable<GivenQuery<typeof listSubscriptions>>,
  "cursor" | "limit"
>;
export type ContractRow = AnswerOf<typeof listSubscriptions>["items"][number];

const pageSize = 50;

export const contractsQuery = (filters: ContractFilters) =>
  infiniteQueryOptions({
    queryKey: ["subscriptions", "pages", filters],
    initialPageParam: "",
    queryFn: ({ pageParam, signal }) =>
      ask(listSubscriptions, {
        query: { ...filters, limit: pageSize, ...(pageParam === "" ? {} : { cursor: pageParam }) },
        signal,
      }),
    getNextPageParam: ({ next }) => next ?? undefined,
  });

export const contractQuery = (subscription: string) =>
  queryOptions({
    queryKey: ["subscriptions", "one", subscription],
    queryFn: ({ signal }) => ask(getContract, { params: { subscription }, signal }),
  });
