/** useOfferChange(send, done, onDone): one change of what is offered, told when it is done; whatever came of it, what is shown is asked anew. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { notify } from "#web/ui/notices.tsx";
import { offerQuery } from "./offer-queries.ts";
import type { OfferPage } from "./offer-queries.ts";

export function useOfferChange(
  send: () => Promise<OfferPage>,
  done: string,
  onDone: (page: OfferPage) => void,
) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSuccess: (page) => {
      queries.setQueryData(offerQuery(page.offer.id).queryKey, page);
      notify({ tone: "done", title: done });
      onDone(page);
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ["offers"] }),
  });
}
