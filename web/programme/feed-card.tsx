/** FeedCard: the milestones in one's own calendar, by an address that is one's own. */
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { makeFeed, stopFeed } from "#api/calendar-feeds.ts";
import { ask } from "#web/session/ask.ts";
import { useProblemWords } from "#web/session/problem-words.ts";
import { Button } from "#web/ui/button.tsx";
import { Card } from "#web/ui/card.tsx";
import { copier } from "#web/ui/copier.ts";
import { notify } from "#web/ui/notices.tsx";
import { ErrorState } from "#web/ui/states.tsx";

export function FeedCard() {
  const { t } = useTranslation("programme");
  const words = useProblemWords();
  const [url, setUrl] = useState("");
  const making = useMutation({
    mutationFn: () => ask(makeFeed, { body: {} }),
    onSuccess: (made) => setUrl(made.url),
  });
  const stopping = useMutation({
    mutationFn: () => ask(stopFeed, {}),
    onSuccess: () => {
      setUrl("");
      notify({ tone: "done", title: t("feed.stopped") });
    },
  });
  const error = making.error ?? stopping.error;
  const copy = copier(url, () => notify({ tone: "done", title: t("feed.copied") }));
  return (
    <Card title={t("feed.title")}>
      <div className="stack tight">
        <p className="small">{t("feed.hint")}</p>
        {error ? <ErrorState problem={words(error)} /> : null}
        {url === "" ? null : <code className="feed-url">{url}</code>}
        <div className="row wrap">
          {url !== "" && copy ? (
            <Button size="xs" onClick={copy}>
              {t("feed.copy")}
            </Button>
          ) : null}
          <Button
            size="xs"
            variant="default"
            loading={making.isPending}
            onClick={() => making.mutate()}
          >
            {t(url === "" ? "feed.make" : "feed.again")}
          </Button>
          <Button
            size="xs"
            variant="default"
            loading={stopping.isPending}
            onClick={() => stopping.mutate()}
          >
            {t("feed.stop")}
          </Button>
          <a className="small" href="/api/v1/programme/calendar.ics" download>
            {t("feed.download")}
          </a>
        </div>
      </div>
    </Card>
  );
}
