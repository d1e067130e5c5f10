/** AlertsCard { reference }: the latest alert of a ticket with everyone whom it called, and the button that acknowledges it. */
import "./on-call.css";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { AlertView } from "#api/on-call.ts";
import { useProblemWords } from "#web/session/problem-words.ts";
import { Button } from "#web/ui/button.tsx";
import { Card } from "#web/ui/card.tsx";
import { Chip } from "#web/ui/chips.tsx";
import { ErrorState } from "#web/ui/states.tsx";
import { Time } from "#web/ui/time.tsx";
import { ticketAlertsQuery, useAcknowledge } from "./on-call-queries.ts";

export function AlertsCard({ reference }: { reference: string }) {
  const { t } = useTranslation("oncall");
  const words = useProblemWords();
  const { data } = useQuery(ticketAlertsQuery(reference));
  const acknowledging = useAcknowledge(reference);
  const [latest, ...before] = data?.items ?? [];
  if (latest === undefined) return null;
  const isOpen = latest.endedAt === null;
  return (
    <Card
      tone={isOpen ? "call" : "plain"}
      title={t("alert.title")}
      aside={<Standing alert={latest} />}
    >
      <div className="stack">
        <div className="small muted">{t(`alert.ground.${latest.ground}`)}</div>
        <Calls alert={latest} />
        {acknowledging.error ? <ErrorState problem={words(acknowledging.error)} /> : null}
        {isOpen ? (
          <div>
            <Button
              loading={acknowledging.isPending}
              onClick={() => acknowledging.mutate(latest.id)}
            >
              {t("calling.acknowledge")}
            </Button>
          </div>
        ) : null}
        {before.map((alert) => (
          <details key={alert.id} className="fold">
            <summary>
              {t("alert.before")} <Time at={alert.openedAt} />
            </summary>
            <Calls alert={alert} />
          </details>
        ))}
      </div>
    </Card>
  );
}

function Standing({ alert: { acknowledged, endedAt, due } }: { alert: AlertView }) {
  const { t } = useTranslation("oncall");
  if (acknowledged) return <Chip tone="good">{t("alert.by", { name: acknowledged.by })}</Chip>;
  if (endedAt) return <Chip>{t("alert.over")}</Chip>;
  if (due === null) return <Chip tone="bad">{t("alert.nobody")}</Chip>;
  return (
    <Chip tone="warn">
      {t("alert.passes")} <Time at={due} />
    </Chip>
  );
}

function Calls({ alert }: { alert: AlertView }) {
  const { t } = useTranslation("oncall");
  return (
    <ol className="exceptions small">
      {alert.calls.map(({ agent, at, round }) => (
        <li key={at}>
          <span>{t("alert.called", { name: agent.name, round })}</span>
          <Time at={at} />
        </li>
      ))}
      {alert.managersToldAt ? (
        <li>
          <span>{t("alert.managers")}</span>
          <Time at={alert.managersToldAt} />
        </li>
      ) : null}
    </ol>
  );
}
