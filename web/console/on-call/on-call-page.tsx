/** Who is on call: now and in the weeks that come, what departs from it, and by what an alert reaches whoever is called. */
import "#web/contracts/contracts.css";
import "./on-call.css";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Trans, useTranslation } from "react-i18next";
import type { OnCallPage as Page } from "#api/on-call.ts";
import { useProblemWords } from "#web/session/problem-words.ts";
import { useSession } from "#web/session/session.ts";
import { Button } from "#web/ui/button.tsx";
import { Card, PageHeader } from "#web/ui/card.tsx";
import { EmptyState, ErrorState, LoadingRows } from "#web/ui/states.tsx";
import { Time } from "#web/ui/time.tsx";
import { ExceptionDialog } from "./exception-dialog.tsx";
import type { ExceptionKind } from "./exception-dialog.tsx";
import { ExceptionsCard } from "./exceptions-card.tsx";
import { onCallQuery } from "./on-call-queries.ts";
import { PagingCard } from "./paging-card.tsx";
import { PushCard } from "./push-card.tsx";
import { RotationCard } from "./rotation-card.tsx";
import { RotationForm } from "./rotation-form.tsx";
import { SwitchOff } from "./switch-off.tsx";
import { WeeksCard } from "./weeks-card.tsx";

export function OnCallPage() {
  const { t } = useTranslation("oncall");
  const words = useProblemWords();
  const { data, error, refetch } = useQuery(onCallQuery);
  return (
    <div className="page">
      {data ? (
        <Roster page={data} />
      ) : (
        <>
          <PageHeader title={t("title")} />
          {error ? (
            <ErrorState problem={words(error)} onRetry={() => void refetch()} />
          ) : (
            <LoadingRows />
          )}
        </>
      )}
    </div>
  );
}

function Roster({ page }: { page: Page }) {
  const { t } = useTranslation("oncall");
  const { may } = useSession();
  const [editing, setEditing] = useState(false);
  const [adding, setAdding] = useState<ExceptionKind | undefined>();
  const isWritten = page.rotation !== null;
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead", { count: page.minutes })}>
        {isWritten && page.may.except ? (
          <>
            <Button variant="default" onClick={() => setAdding("absence")}>
              {t("absence.add")}
            </Button>
            <Button variant="default" onClick={() => setAdding("cover")}>
              {t("cover.add")}
            </Button>
          </>
        ) : null}
        {isWritten && page.may.change && !editing ? <SwitchOff page={page} /> : null}
        {page.may.change && !editing ? (
          <Button onClick={() => setEditing(true)}>
            {t(isWritten ? "rotation.edit" : "rotation.write")}
          </Button>
        ) : null}
      </PageHeader>
      <div className="stack">
        {editing ? <RotationForm page={page} onClose={() => setEditing(false)} /> : null}
        {isWritten ? <Duty page={page} /> : <NobodyCalled page={page} />}
        <div className="contract-columns">
          <div className="stack">
            {isWritten ? <WeeksCard page={page} /> : null}
            <ExceptionsCard page={page} />
            {page.may.page ? <PagingCard /> : null}
          </div>
          <div className="stack">
            {may.workTickets ? <PushCard /> : null}
            {page.rotation ? <RotationCard page={page} rotation={page.rotation} /> : null}
          </div>
        </div>
      </div>
      {adding ? (
        <ExceptionDialog kind={adding} page={page} onClose={() => setAdding(undefined)} />
      ) : null}
    </>
  );
}

/** Nobody was ever on call, or it was switched off: who did so, when and why. */
function NobodyCalled({ page: { isOff, changes } }: { page: Page }) {
  const { t } = useTranslation("oncall");
  const [last] = changes;
  if (!isOff || last === undefined)
    return (
      <Card>
        <EmptyState title={t("none")}>{t("noneExplain")}</EmptyState>
      </Card>
    );
  return (
    <Card>
      <EmptyState title={t("off.title")}>
        {t("off.nobody")}{" "}
        <Trans
          t={t}
          i18nKey="off.by"
          values={{ name: last.by, why: last.why }}
          components={{ at: <Time at={last.at} /> }}
        />
      </EmptyState>
    </Card>
  );
}

/** Who is on duty, until when, and who comes then: in sentences. */
function Duty({ page: { now, next, order } }: { page: Page }) {
  const { t } = useTranslation("oncall");
  const { id: me } = useSession();
  if (now === null) return null;
  const { agent, because, turnOf, to } = now;
  const isMine = agent?.id === me;
  const said = agent === null ? "nobody" : isMine ? "you" : "other";
  return (
    <Card tone={isMine ? "call" : "plain"}>
      <p className="duty-now">
        <Trans
          t={t}
          i18nKey={`now.${said}`}
          values={{ name: agent?.name ?? "" }}
          components={{ b: <strong />, at: <Time at={to} /> }}
        />{" "}
        {because === "cover" || because === "stand_in" ? (
          <span className="muted">{t(`now.${because}`, { name: turnOf?.name ?? "" })}</span>
        ) : null}
      </p>
      <p className="muted small">
        {next?.agent ? `${t("now.next", { name: next.agent.name })} ` : null}
        {order.length > 1
          ? t("now.order", {
              names: order
                .slice(1)
                .map(({ name }) => name)
                .join(", "),
            })
          : t("now.alone")}
      </p>
    </Card>
  );
}
