/** QueueRail { current }: the queues with what stands in each. The figures 1 to 5 go there. */
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { QUEUES } from "#api/tickets.ts";
import type { Queue } from "#api/tickets.ts";
import { Kbd } from "#web/ui/kbd.tsx";
import { useKeys } from "#web/ui/use-keys.ts";
import { countsQuery } from "../queries.ts";

export function QueueRail({ current }: { current: Queue }) {
  const { t, i18n } = useTranslation("console");
  const navigate = useNavigate();
  const { data } = useQuery(countsQuery);
  const figures = new Intl.NumberFormat(i18n.language);
  useKeys(
    QUEUES.map((queue, index) => ({
      key: String(index + 1),
      label: t(`queues.${queue}`),
      group: t("keys.queues"),
      run: () => void navigate({ to: "/console/queues/$queue", params: { queue } }),
    })),
  );
  const list = useRef<HTMLUListElement>(null);
  // On a narrow screen the queues scroll sideways: the one at hand must show.
  useEffect(() => {
    list.current
      ?.querySelector('[aria-current="page"]')
      ?.scrollIntoView({ block: "nearest", inline: "center" });
  }, [current]);
  return (
    <nav className="queue-rail" aria-label={t("queues.title")}>
      <h2>{t("queues.title")}</h2>
      <ul ref={list}>
        {QUEUES.map((queue, index) => {
          const count = data?.queues.find((one) => one.queue === queue);
          return (
            <li key={queue}>
              <Link
                to="/console/queues/$queue"
                params={{ queue }}
                className="queue-link"
                aria-current={queue === current ? "page" : undefined}
                aria-keyshortcuts={String(index + 1)}
              >
                <span>{t(`queues.${queue}`)}</span>
                <span className="figures count">
                  {count ? `${figures.format(count.count)}${count.more ? "+" : ""}` : ""}
                </span>
              </Link>
            </li>
          );
        })}
      </ul>
      <Link to="/console/tickets/new" className="queue-file">
        <span className="queue-file-words">{t("file.short")}</span> <Kbd keys="f" />
      </Link>
    </nav>
  );
}
