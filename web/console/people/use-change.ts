/** useChange(send, done): one change to people, told when it is done; { run, busy, cause, reset }. Renews every list of people. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { notify } from "#web/ui/notices.tsx";

export type Change<Given> = {
  run: (given: Given, done?: () => void) => void;
  busy: boolean;
  cause: Error | null;
  reset: () => void;
};

const people = ["organisation", "organisations", "contacts", "agents"];

export function useChange<Given, Answer>(
  send: (given: Given) => Promise<Answer>,
  words: string,
  onDone?: (answer: Answer) => void,
): Change<Given> {
  const queries = useQueryClient();
  const mutation = useMutation({
    mutationFn: send,
    onSuccess: (answer) => {
      for (const kind of people) void queries.invalidateQueries({ queryKey: [kind] });
      notify({ tone: "done", title: words });
      onDone?.(answer);
    },
  });
  return {
    run: (given, done) => mutation.mutate(given, done ? { onSuccess: done } : {}),
    busy: mutation.isPending,
    cause: mutation.error,
    reset: mutation.reset,
  };
}
