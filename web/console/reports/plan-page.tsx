/** A planned report with what was made of it, and what a manager may do about it; and a new one. */
import "#web/reports/reports.css";
import "../forms/forms.css";
import "./plans.css";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { changeReportSchedule, planReport } from "#api/report-schedules.ts";
import { ask, newKey } from "#web/session/ask.ts";
import { useProblemWords } from "#web/session/problem-words.ts";
import { useDraftOf } from "#web/session/use-draft-of.ts";
import { Card, PageHeader } from "#web/ui/card.tsx";
import { Chip } from "#web/ui/chips.tsx";
import { ErrorState, LoadingRows } from "#web/ui/states.tsx";
import { draftOf, emptyPlan, isPlanDraft, saidBy } from "./plan-draft.ts";
import type { PlanDraft } from "./plan-draft.ts";
import { PlanFacts, MadeList } from "./plan-facts.tsx";
import { PlanForm } from "./plan-form.tsx";
import { PlanStanding } from "./plan-standing.tsx";
import { planQuery, usePlanChange } from "./plan-queries.ts";
import type { Plan } from "./plan-queries.ts";
import { usePlanWords } from "./use-plan-words.tsx";

function useCrumbs() {
  const { t } = useTranslation(["plans", "reports"]);
  return [
    <Link key="reports" to="/console/reports">
      {t("reports:page.title")}
    </Link>,
    <Link key="plans" to="/console/reports/plans">
      {t("plans:title")}
    </Link>,
  ];
}

export function NewPlanPage() {
  const { t } = useTranslation("plans");
  const {
    organisation = "",
    partner = "",
    product = "",
  } = useSearch({ from: "/console/reports/plans/new" });
  const navigate = useNavigate();
  const [key] = useState(newKey);
  const typed = useDraftOf<PlanDraft>(
    `new-plan:${organisation}:${partner}:${product}`,
    isPlanDraft,
    emptyPlan({ organisation, partner, product }),
  );
  const planning = usePlanChange(
    (draft: PlanDraft) => ask(planReport, { body: saidBy(draft), idempotencyKey: key }),
    t("done.planned"),
    ({ id }) => {
      typed.forget();
      void navigate({ to: "/console/reports/plans/$id", params: { id } });
    },
  );
  return (
    <div className="page">
      <PageHeader title={t("plan")} crumbs={useCrumbs()} lead={t("lead")} />
      <Card>
        <PlanForm
          typed={typed}
          submit={t("plan")}
          error={planning.error}
          busy={planning.isPending}
          onSend={() => planning.mutate(typed.value)}
          onCancel={() => {
            typed.forget();
            void navigate({ to: "/console/reports/plans" });
          }}
        />
      </Card>
    </div>
  );
}

export function PlanPage() {
  const { id } = useParams({ from: "/console/reports/plans/$id" });
  const words = useProblemWords();
  const { data, error, refetch } = useQuery(planQuery(id));
  if (data) return <OnePlan plan={data} />;
  return (
    <div className="page">
      {error ? (
        <ErrorState problem={words(error)} onRetry={() => void refetch()} />
      ) : (
        <LoadingRows />
      )}
    </div>
  );
}

function OnePlan({ plan }: { plan: Plan }) {
  const { t } = useTranslation("plans");
  const { about } = usePlanWords();
  const [isChanging, setChanging] = useState(false);
  const { state, cadence, may } = plan;
  return (
    <div className="page">
      <PageHeader title={about(plan)} crumbs={useCrumbs()} lead={t(`cadences.${cadence}`)}>
        {state === "planned" ? null : (
          <Chip tone={state === "paused" ? "warn" : "plain"}>{t(`states.${state}`)}</Chip>
        )}
        {may.change && !isChanging ? (
          <PlanStanding plan={plan} onChange={() => setChanging(true)} />
        ) : null}
      </PageHeader>
      <div className="plan-columns">
        <Card title={isChanging ? t("change") : t("says")}>
          {isChanging ? (
            <ChangeForm plan={plan} onDone={() => setChanging(false)} />
          ) : (
            <PlanFacts plan={plan} />
          )}
        </Card>
        <Card title={t("made")}>
          <MadeList plan={plan} />
        </Card>
      </div>
    </div>
  );
}

function ChangeForm({ plan, onDone }: { plan: Plan; onDone: () => void }) {
  const { t } = useTranslation("plans");
  // What is typed began with this version: somebody else's change is not overwritten unseen.
  const [seen, setSeen] = useState(plan.version);
  const [begun] = useState(plan.version);
  const typed = useDraftOf<PlanDraft>(`plan:${plan.id}:${begun}`, isPlanDraft, draftOf(plan));
  const leave = () => {
    typed.forget();
    onDone();
  };
  const changing = usePlanChange(
    (draft: PlanDraft) =>
      ask(changeReportSchedule, {
        params: { schedule: plan.id },
        body: saidBy(draft),
        ifMatch: seen,
      }),
    t("done.changed"),
    leave,
  );
  return (
    <PlanForm
      typed={typed}
      submit={t("form.save")}
      error={changing.error}
      busy={changing.isPending}
      onSend={() => changing.mutate(typed.value)}
      onCancel={leave}
      onReload={() => {
        setSeen(plan.version);
        changing.reset();
      }}
    />
  );
}
