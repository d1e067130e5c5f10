/**
 * useTicketPage(reference, isWaiting?): { ticket, error, refetch }. A ticket to draw a page of: it comes when all is there that the upper
 *   part of its page is made of, or can not be had, so that nothing moves under a reader's eyes: its clocks, and what its texts are
 *   drawn with. isWaiting: there is more that its page waits for.
 */
import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { clocksQuery } from "#web/clocks/clock-queries.ts";
import { loadMarkdown, markdownBody } from "#web/ui/markdown-parts.ts";
import { useTicket } from "./use-ticket.ts";

export function useTicketPage(reference: string, isWaiting = false) {
  const { data, error, refetch } = useTicket(reference);
  const clocks = useQuery(clocksQuery(reference));
  const isDrawable = useMarkdownParts() && !clocks.isPending && !isWaiting;
  return { ticket: isDrawable ? data : undefined, error, refetch };
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
