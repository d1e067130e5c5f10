/**
 * useWarned(reference): what the desk was warned of, as posts on the ribbon.
 * WarningsCard { warned }: the same as a list, the latest first; nothing where there is none.
 */
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { listTicketWarnings } from "#api/clocks.ts";
import { WHOLE } from "#core/clocks/clock.ts";
import type { WarnedPosts } from "#web/clocks/clock-lanes.ts";
import { ask } from "#web/session/ask.ts";
import { Card } from "#web/ui/card.tsx";
import { Time } from "#web/ui/time.tsx";

export function useWarned(reference: string): WarnedPosts {
  const { t } = useTranslation("clocks");
  const { data } = useQuery({
    queryKey: ["ticket-warnings", reference],
    queryFn: ({ signal }) => ask(listTicketWarnings, { params: { reference }, signal }),
  });
  return (data?.items ?? []).map(({ clock, threshold, reachedAt, toldAt }) => ({
    clock,
    post: {
      at: reachedAt,
      tone: threshold === WHOLE ? "missed" : "warned",
      label: t("warnings.share", { threshold }),
      explanation: t(toldAt === null ? "warnings.untold" : "warnings.told"),
    },
  }));
}

export function WarningsCard({ warned }: { warned: WarnedPosts }) {
  const { t } = useTranslation(["clocks", "contracts"]);
  if (warned.length === 0) return null;
  return (
    <Card title={t("warnings.title")}>
      <ul className="clock-list">
        {warned.toReversed().map(({ clock, post }) => (
          <li key={clock + post.at + post.label}>
            <div className="row wrap clock-head">
              <strong>{t(`contracts:clocks.${clock}`)}</strong>
              <span className="figures">{post.label}</span>
            </div>
            <div className="small muted">
              <Time at={post.at} /> · {post.explanation}
            </div>
          </li>
        ))}
      </ul>
    </Card>
  );
}
