/** Letters that wait in the outbox because no mail server is configured; one is read as the text that would have left. */
import "./people.css";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { urlOf } from "#api/client.ts";
import { getOutboxLetter, listOutbox } from "#api/outbox.ts";
import { ask } from "#web/session/ask.ts";
import { useProblemWords } from "#web/session/problem-words.ts";
import { PageHeader } from "#web/ui/card.tsx";
import { KeysetPager } from "#web/ui/keyset-pager.tsx";
import { EmptyState, ErrorState, LoadingRows } from "#web/ui/states.tsx";
import { Time } from "#web/ui/time.tsx";
import { readLetter, type ReadLetter } from "./letter-text.ts";

export function OutboxPage() {
  const { t } = useTranslation("console");
  const words = useProblemWords();
  const [chosen, setChosen] = useState<string>();
  const list = useInfiniteQuery({
    queryKey: ["outbox"],
    queryFn: ({ pageParam, signal }) =>
      ask(listOutbox, { query: pageParam ? { cursor: pageParam } : {}, signal }),
    initialPageParam: "",
    getNextPageParam: (last) => last.next,
    staleTime: 0,
  });
  const letters = list.data?.pages.flatMap(({ items }) => items) ?? [];
  const shown = chosen ?? letters[0]?.name;
  return (
    <div className="page">
      <PageHeader title={t("outbox.title")} lead={t("outbox.lead")} />
      {list.error ? (
        <ErrorState problem={words(list.error)} onRetry={() => void list.refetch()} />
      ) : null}
      {list.isPending ? <LoadingRows /> : null}
      {list.data && letters.length === 0 ? <EmptyState title={t("outbox.none")} /> : null}
      {letters.length > 0 ? (
        <div className="letters">
          <ol aria-label={t("outbox.title")}>
            {letters.map(({ name, to, subject, writtenAt }) => (
              <li key={name}>
                <button
                  type="button"
                  className="letter-line"
                  aria-pressed={name === shown}
                  onClick={() => setChosen(name)}
                >
                  <strong>{subject}</strong>
                  <span className="small muted">
                    {to} · <Time at={writtenAt} />
                  </span>
                </button>
              </li>
            ))}
            <li>
              <KeysetPager
                hasMore={list.hasNextPage}
                loading={list.isFetchingNextPage}
                onMore={() => void list.fetchNextPage()}
                shown={letters.length}
              />
            </li>
          </ol>
          {shown ? <Letter name={shown} /> : null}
        </div>
      ) : null}
    </div>
  );
}

function Letter({ name }: { name: string }) {
  const { t } = useTranslation("console");
  const words = useProblemWords();
  const url = urlOf(getOutboxLetter, { params: { name } });
  const { data, error } = useQuery({
    queryKey: ["outbox-letter", name],
    queryFn: ({ signal }) => read(url, signal),
    staleTime: Infinity,
  });
  return (
    <section className="letter" aria-label={t("outbox.letter")}>
      {error ? <ErrorState problem={words(error)} /> : null}
      {data === undefined ? null : (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a long letter scrolls, also by keyboard
        <pre tabIndex={0}>{data.text}</pre>
      )}
      {data?.isCut === true ? <p className="small muted">{t("outbox.cut")}</p> : null}
      <p className="small">
        <a href={url} download={name}>
          {t("outbox.download")}
        </a>
      </p>
    </section>
  );
}

async function read(url: string, signal: AbortSignal): Promise<ReadLetter> {
  const answer = await fetch(url, { signal, credentials: "same-origin" });
  if (!answer.ok) throw new TypeError(`letter answered ${answer.status}`);
  return readLetter(await answer.text());
}
