/** What both sides ask of systems. Keys begin with "environments", so that one change renews lists and pages alike. */
import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import {
  compareEnvironment,
  getEnvironment,
  listEnvironmentChanges,
  listEnvironments,
} from "#api/environments.ts";
import type { GivenQuery } from "#api/route.ts";
import { askAll } from "#web/session/ask-all.ts";
import { ask } from "#web/session/ask.ts";

export type EnvironmentFilters = Omit<
  NonNullable<GivenQuery<typeof listEnvironments>>,
  "cursor" | "limit"
>;

const pageSize = 50;

export const environmentsQuery = (filters: EnvironmentFilters) =>
  infiniteQueryOptions({
    queryKey: ["environments", "pages", filters],
    initialPageParam: "",
    queryFn: ({ pageParam, signal }) =>
      ask(listEnvironments, {
        query: { ...filters, limit: pageSize, ...(pageParam === "" ? {} : { cursor: pageParam }) },
        signal,
      }),
    getNextPageParam: ({ next }) => next ?? undefined,
  });

/** All of them, for choices and pictures that must be whole. */
export const allEnvironmentsQuery = (filters: EnvironmentFilters) =>
  queryOptions({
    queryKey: ["environments", "all", filters],
    queryFn: ({ signal }) =>
      askAll((cursor) =>
        ask(listEnvironments, {
          query: { ...filters, limit: 100, ...(cursor === undefined ? {} : { cursor }) },
          signal,
        }),
      ),
  });

export const environmentQuery = (environment: string) =>
  queryOptions({
    queryKey: ["environments", "one", environment],
    queryFn: ({ signal }) => ask(getEnvironment, { params: { environment }, signal }),
  });

export const changesQuery = (environment: string) =>
  infiniteQueryOptions({
    queryKey: ["environments", "changes", environment],
    initialPageParam: "",
    queryFn: ({ pageParam, signal }) =>
      ask(listEnvironmentChanges, {
        params: { environment },
        query: { limit: 10, ...(pageParam === "" ? {} : { cursor: pageParam }) },
        signal,
      }),
    getNextPageParam: ({ next }) => next ?? undefined,
  });

/** @param from and @param to instants. */
export const comparisonQuery = (environment: string, from: string, to: string) =>
  queryOptions({
    queryKey: ["environments", "comparison", environment, from, to],
    queryFn: ({ signal }) =>
      ask(compareEnvironment, { params: { environment }, query: { from, to }, signal }),
  });
