/** HistoryCard { id }: what was done to what the desk holds of a system, newest first. */
import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { EnvironmentChangeView } from "#api/environment-views.ts";
import { useProblemWords } from "#web/session/problem-words.ts";
import { Card } from "#web/ui/card.tsx";
import { KeysetPager } from "#web/ui/keyset-pager.tsx";
import { ErrorState, LoadingRows } from "#web/ui/states.tsx";
import { Time } from "#web/ui/time.tsx";
import { changesQuery } from "./environment-queries.ts";
import { useFactWords } from "./use-fact-words.ts";

export function HistoryCard({ id }: { id: string }) {
  const { t } = useTranslation("environments");
  const words = useProblemWords();
  const list = useInfiniteQuery(changesQuery(id));
  const found = list.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <Card title={t("history.title")}>
      {list.error ? (
        <ErrorState problem={words(list.error)} onRetry={() => void list.refetch()} />
      ) : null}
      {list.isPending ? <LoadingRows rows={3} /> : null}
      <ol className="plain-list history-rows">
        {found.map((change) => (
          <Change key={change.version} change={change} />
        ))}
      </ol>
      {list.hasNextPage ? (
        <KeysetPager
          hasMore
          loading={list.isFetchingNextPage}
          onMore={() => void list.fetchNextPage()}
          shown={found.length}
        />
      ) : null}
    </Card>
  );
}

function Change({ change }: { change: EnvironmentChangeView }) {
  const { t } = useTranslation("environments");
  const { valueOf } = useFactWords();
  const { act, by, at, facts } = change;
  return (
    <li>
      <div>{t(`history.${act}`, { name: by.name })}</div>
      <div className="small muted">
        <Time at={at} form="full" />
      </div>
      {act === "changed" && facts.length > 0 && facts.length < 4 ? (
        <ul className="plain-list small history-facts">
          {facts.map(({ name, value }) => (
            <li key={name}>
              {t(`facts.${name}`)} : {valueOf(value)}
            </li>
          ))}
        </ul>
      ) : null}
    </li>
  );
}
