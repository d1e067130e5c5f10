/**
 * PagedCard { list, shown, none, rows?, children }: a list that is read page by page: what stands in the way, that it is on its way,
 *   none where there is nothing, its rows (children), and a key for more. shown: how many rows there are; rows: how many to sketch.
 */
import type { UseInfiniteQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Card } from "#web/ui/card.tsx";
import { KeysetPager } from "#web/ui/keyset-pager.tsx";
import { ErrorState, LoadingRows } from "#web/ui/states.tsx";
import { useProblemWords } from "./problem-words.ts";

type Props = {
  list: UseInfiniteQueryResult;
  shown: number;
  none: ReactNode;
  rows?: number;
  children: ReactNode;
};

export function PagedCard({ list, shown, none, rows = 5, children }: Props) {
  const words = useProblemWords();
  const { error, isPending, isSuccess, hasNextPage, isFetchingNextPage } = list;
  return (
    <Card>
      {error ? <ErrorState problem={words(error)} onRetry={() => void list.refetch()} /> : null}
      {isPending ? <LoadingRows rows={rows} /> : null}
      {isSuccess && shown === 0 ? none : null}
      {shown > 0 ? children : null}
      {shown > 0 ? (
        <KeysetPager
          hasMore={hasNextPage}
          loading={isFetchingNextPage}
          onMore={() => void list.fetchNextPage()}
          shown={shown}
        />
      ) : null}
    </Card>
  );
}
