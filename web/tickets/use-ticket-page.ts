/**
 * useTicketPage(reference, more?): { ticket, error, refetch }. A ticket to draw a page of: it comes when all is there that the upper part
 *   of its page is made of, or has failed once, so that nothing moves under a reader's eyes: its clocks, and what its texts are drawn
 *   with. Once it has come it stays, whatever is asked for again. more: another question that its page waits for.
 */
import { useQuery } from "@tanstack/react-query";
import type { UseQueryResult } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { clocksQuery } from "#web/clocks/clock-queries.ts";
import { loadMarkdown, markdownBody } from "#web/ui/markdown-parts.ts";
import { useTicket } from "./use-ticket.ts";

type Awaited = Pick<UseQueryResult, "isPending" | "failureCount">;

export function useTicketPage(reference: string, more?: Awaited) {
  const { data, error, refetch } = useTicket(reference);
  const clocks = useQuery(clocksQuery(reference));
  const isDrawable = useMarkdownParts() && !isAwaited(clocks) && !isAwaited(more);
  const [drawn, setDrawn] = useState<string>();
  const isDrawn = drawn === reference || (data !== undefined && isDrawable);
  if (isDrawn && drawn !== reference) setDrawn(reference);
  return { ticket: isDrawn ? data : undefined, error, refetch };
}

function isAwaited(asked: Awaited | undefined): boolean {
  return asked !== undefined && asked.isPending && asked.failureCount === 0;
}

/** Whether texts can be drawn as they are meant. Where that could not be fetched, they are shown as they were typed. */
function useMarkdownParts(): boolean {
  const [isSettled, setSettled] = useState(markdownBody() !== undefined);
  useEffect(() => {
    const settle = () => setSettled(true);
    if (!isSettled) loadMarkdown().then(settle, settle);
  }, [isSettled]);
  return isSettled;
}
