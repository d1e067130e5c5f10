import "./sessions-card.css";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { AnswerOf } from "#api/route.ts";
import { endSession, listSessions } from "#api/session.ts";
import { ask } from "#web/session/ask.ts";
import { useProblemWords } from "#web/session/problem-words.ts";
import { Button } from "#web/ui/button.tsx";
import { Card } from "#web/ui/card.tsx";
import { Chip } from "#web/ui/chips.tsx";
import { notify } from "#web/ui/notices.tsx";
import { ErrorState, LoadingRows } from "#web/ui/states.tsx";
import { Time } from "#web/ui/time.tsx";
import { browserName } from "./browser-name.ts";

type Session = AnswerOf<typeof listSessions>["items"][number];

export function SessionsCard() {
  const { t } = useTranslation("portal");
  const words = useProblemWords();
  const sessions = useQuery({
    queryKey: ["sessions"],
    queryFn: ({ signal }) => ask(listSessions, { signal }),
  });
  return (
    <Card title={t("account.sessions")}>
      {sessions.error ? (
        <ErrorState problem={words(sessions.error)} onRetry={() => void sessions.refetch()} />
      ) : null}
      {sessions.isPending ? <LoadingRows rows={2} /> : null}
      <ul className="sessions">
        {sessions.data?.items.map((session) => (
          <SessionRow key={session.id} session={session} />
        ))}
      </ul>
    </Card>
  );
}

function SessionRow({ session }: { session: Session }) {
  const { t } = useTranslation("portal");
  const queries = useQueryClient();
  const words = useProblemWords();
  const { id, browser, address, createdAt, current } = session;
  const ended = useMutation({
    mutationFn: () => ask(endSession, { params: { session: id } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["sessions"] }),
    onError: (cause) => notify({ tone: "refused", ...words(cause) }),
  });
  const name = browserName(browser) ?? t("account.unknownBrowser");
  return (
    <li>
      <div>
        <strong>{name}</strong>{" "}
        {current ? <Chip tone="good">{t("account.thisSession")}</Chip> : null}
        <div className="small muted">
          {t("account.since")} <Time at={createdAt} />
          {address === null ? null : ` · ${address}`}
        </div>
      </div>
      {current ? null : (
        <Button
          variant="default"
          size="xs"
          loading={ended.isPending}
          aria-label={t("account.endNamed", { name })}
          onClick={() => ended.mutate()}
        >
          {t("account.end")}
        </Button>
      )}
    </li>
  );
}
