/** Reports that are planned: of what, to whom, when each is made next and what was made last; those that were removed on demand. */
import "../people/people.css";
import "./plans.css";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { PagedCard } from "#web/session/paged-card.tsx";
import { Button } from "#web/ui/button.tsx";
import { PageHeader } from "#web/ui/card.tsx";
import { Chip } from "#web/ui/chips.tsx";
import { SelectField } from "#web/ui/field.tsx";
import { EmptyState } from "#web/ui/states.tsx";
import { Time } from "#web/ui/time.tsx";
import { plansQuery } from "./plan-queries.ts";
import type { Plan, Shown } from "./plan-queries.ts";
import { MadeLink, usePlanWords } from "./use-plan-words.tsx";

const order: readonly Shown[] = ["kept", "removed"];

export function PlansPage() {
  const { t } = useTranslation(["plans", "reports"]);
  const { shown = "kept" } = useSearch({ from: "/console/reports/plans" });
  const navigate = useNavigate();
  const list = useInfiniteQuery(plansQuery(shown));
  const plans = list.data?.pages.flatMap(({ items }) => items) ?? [];
  const mayPlan = list.data?.pages[0]?.may.plan === true;
  return (
    <div className="page">
      <PageHeader
        title={t("title")}
        crumbs={[
          <Link key="reports" to="/console/reports">
            {t("reports:page.title")}
          </Link>,
        ]}
        lead={t(mayPlan || list.isPending ? "lead" : "readOnly")}
      >
        {mayPlan ? (
          <Button onClick={() => void navigate({ to: "/console/reports/plans/new" })}>
            {t("plan")}
          </Button>
        ) : null}
      </PageHeader>
      <div className="people-tools">
        <SelectField
          hideLabel
          label={t("shown.label")}
          value={shown}
          onChange={(value) =>
            void navigate({ to: ".", search: value === "removed" ? { shown: "removed" } : {} })
          }
          options={order.map((one) => ({ value: one, label: t(`shown.${one}`) }))}
        />
      </div>
      <PagedCard
        list={list}
        shown={plans.length}
        none={<EmptyState title={t(`none.${shown}`)} picture="search" />}
      >
        <Plans plans={plans} />
      </PagedCard>
    </div>
  );
}

function Plans({ plans }: { plans: readonly Plan[] }) {
  const { t } = useTranslation("plans");
  return (
    <table className="people">
      <thead>
        <tr>
          <th scope="col">{t("columns.report")}</th>
          <th scope="col">{t("columns.to")}</th>
          <th scope="col">{t("columns.next")}</th>
          <th scope="col">{t("columns.last")}</th>
        </tr>
      </thead>
      <tbody>
        {plans.map((plan) => (
          <PlanRow key={plan.id} plan={plan} />
        ))}
      </tbody>
    </table>
  );
}

function PlanRow({ plan }: { plan: Plan }) {
  const { t } = useTranslation("plans");
  const { about, to, days } = usePlanWords();
  const { id, cadence, state, next, last } = plan;
  const [made] = plan.made;
  return (
    <tr>
      <td>
        <Link to="/console/reports/plans/$id" params={{ id }}>
          <strong>{about(plan)}</strong>
        </Link>
        <div className="small muted">{t(`cadences.${cadence}`)}</div>
      </td>
      <td>
        {to(plan)}
        {plan.planned.by.active ? null : (
          <div className="small muted">{t("plannerGone", { name: plan.planned.by.name })}</div>
        )}
      </td>
      <td>
        {next === null ? (
          <>
            <Chip tone={state === "paused" ? "warn" : "plain"}>{t(`states.${state}`)}</Chip>{" "}
            <span className="small muted">
              <Time at={last.at} form="day" />
            </span>
          </>
        ) : (
          <>
            <span className="plan-label muted">{t("columns.next")} </span>
            <Time at={next.at} form="day" />
            <div className="small muted">{days(next)}</div>
          </>
        )}
      </td>
      <td data-none={made === undefined || undefined}>
        {made === undefined ? (
          <span className="muted">{t("madeNone")}</span>
        ) : (
          <>
            <MadeLink made={made}>{days(made)}</MadeLink>
            <div className="small muted">{t(`outcomes.${made.outcome}`)}</div>
          </>
        )}
      </td>
    </tr>
  );
}
