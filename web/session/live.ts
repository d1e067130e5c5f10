/**
 * useLive(): mount once in each signed-in shell. Another person's change renews what is on the page: queries whose key begins with
 *   the event's kind ("ticket", "tickets"…) or holds its reference. Name keys so: ["ticket", reference], ["tickets", filters], ["presence", reference].
 */
import { useEffect, useState } from "react";
import { useQueryClient } from "@tanstack/react-query";
import type { QueryClient } from "@tanstack/react-query";
import { wasJustRefused } from "./refused.ts";
import { meQuery } from "./session.ts";

type Change = { kind: string; reference?: string };

const beatsApartMilliseconds = 800;
const standsAfterMilliseconds = 600;
const waitMilliseconds = { first: 1000, most: 30_000 };

/** Of a page that is being loaded: there is a line before there is anybody to listen, so that little is read before it. */
let called: Line | undefined;

/** Opens the line while the page is on its way. Where nobody is signed in it ends as quietly as it began. */
export function callLine(queries: QueryClient): void {
  called = openLine(queries);
}

/** Whether the line is up, for those who want to say so. */
export function useLive(): { connected: boolean } {
  const queries = useQueryClient();
  const [connected, setConnected] = useState(true);
  useEffect(() => {
    const line = called ?? openLine(queries);
    called = undefined;
    return line.listen(setConnected);
  }, [queries]);
  return { connected };
}

interface Line {
  /** Takes the line over, and returns what hangs up. */
  readonly listen: (setConnected: (connected: boolean) => void) => () => void;
}

function openLine(queries: QueryClient): Line {
  let source: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let wait = waitMilliseconds.first;
  let again: ReturnType<typeof setTimeout> | undefined;
  let setConnected: ((connected: boolean) => void) | undefined;
  // The page was read before anybody listened for it; it is to stand before it is read anew.
  let missed = true;
  let readsAfter = standsAfterMilliseconds;
  let isOver = false;

  const later = (next: () => void) => {
    // A desk that restarts must not be met by all its readers at once.
    timer = setTimeout(next, wait * (0.5 + Math.random()));
    wait = Math.min(wait * 2, waitMilliseconds.most);
  };
  const connect = () => {
    if (isOver) return;
    source = new EventSource("/api/v1/events");
    source.addEventListener("open", () => {
      wait = waitMilliseconds.first;
      setConnected?.(true);
      // What changed while nobody listened is not told again.
      if (missed) again = setTimeout(renewalOf(queries), readsAfter);
      missed = false;
      readsAfter = 0;
    });
    source.addEventListener("change", (event) => renew(queries, read(event.data)));
    source.addEventListener("error", () => {
      const isRefused = source?.readyState === EventSource.CLOSED;
      missed = true;
      source?.close();
      if (setConnected === undefined) return void (called = undefined);
      setConnected(false);
      later(isRefused ? knock : connect);
    });
  };
  /** No script learns why a line was refused; who asks who is there hears whether nobody is, which leads to the door. */
  const knock = () => {
    const asked = queries.fetchQuery({ ...meQuery, staleTime: 0, retry: false });
    void asked.then(connect, () => isOver || later(knock));
  };
  const hangUp = () => {
    isOver = true;
    clearTimeout(again);
    clearTimeout(timer);
    source?.close();
  };
  connect();
  return {
    listen: (tell) => {
      setConnected = tell;
      return hangUp;
    },
  };
}

/** Of what was asked for until now: what is asked for from now on, with the line up, is renewed by what the line tells. */
function renewalOf(queries: QueryClient): () => void {
  const asked = new Set(queries.getQueryCache().getAll());
  return () =>
    void queries.invalidateQueries({
      predicate: (query) => asked.has(query) && !wasJustRefused(query.state),
    });
}

function renew(queries: QueryClient, change: Change | undefined): void {
  if (!change) return;
  const { kind, reference } = change;
  if (kind === "presence") return renewPresence(queries, reference);
  renewTotals(queries);
  const kinds = new Set([kind, `${kind}s`, "home"]);
  void queries.invalidateQueries({
    predicate: ({ queryKey }) => {
      const [first, second] = queryKey;
      // What happens to a ticket says nothing of who looks at it.
      if (first === "presence") return false;
      if (reference !== undefined && queryKey.includes(reference)) return true;
      return (
        typeof first === "string" && kinds.has(first) && (first !== kind || second === undefined)
      );
    },
  });
}

const totals = ["counts", "desk-home"];
const totalsApartMilliseconds = 4000;
let totalsAt = -Infinity;
let totalsDue: ReturnType<typeof setTimeout> | undefined;

/** Numbers of the whole desk follow every change of it, the last one too, but not each at once: a busy desk has several a second. */
function renewTotals(queries: QueryClient): void {
  if (totalsDue !== undefined) return;
  const wait = Math.max(0, totalsAt + totalsApartMilliseconds - Date.now());
  totalsDue = setTimeout(() => {
    totalsDue = undefined;
    totalsAt = Date.now();
    for (const key of totals) void queries.invalidateQueries({ queryKey: [key] });
  }, wait);
}

/** A beat is asked for by a beat: one that was just given is given again a little later, or two windows of one agent would race. */
function renewPresence(queries: QueryClient, reference: string | undefined): void {
  const queryKey = ["presence", reference];
  const given = queries.getQueryCache().findAll({ queryKey, type: "active" });
  const last = Math.max(0, ...given.map(({ state }) => state.dataUpdatedAt));
  const wait = Math.max(0, last + beatsApartMilliseconds - Date.now());
  setTimeout(() => void queries.invalidateQueries({ queryKey }), wait);
}

function read(data: unknown): Change | undefined {
  if (typeof data !== "string") return undefined;
  const value: unknown = JSON.parse(data);
  if (
    typeof value !== "object" ||
    value === null ||
    !("kind" in value) ||
    typeof value.kind !== "string"
  )
    return undefined;
  const { kind } = value;
  if ("reference" in value && typeof value.reference === "string")
    return { kind, reference: value.reference };
  return { kind };
}
