/** useContractChange(send, done, onDone): one change of a contract, told when it is done; whatever came of it, what is shown is asked anew. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { ContractView } from "#api/contract-views.ts";
import { contractQuery } from "#web/contracts/contract-queries.ts";
import { notify } from "#web/ui/notices.tsx";

export function useContractChange(
  send: () => Promise<ContractView>,
  done: string,
  onDone: (contract: ContractView) => void,
) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSuccess: (contract) => {
      queries.setQueryData(contractQuery(contract.id).queryKey, contract);
      notify({ tone: "done", title: done });
      onDone(contract);
    },
    onSettled: () =>
      Promise.all(
        ["subscriptions", "organisation"].map((key) =>
          queries.invalidateQueries({ queryKey: [key] }),
        ),
      ),
  });
}
