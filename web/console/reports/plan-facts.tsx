/** PlanFacts { plan }: what a plan says, when it is made next, and who did what to it. MadeList { plan }: the last that were made. */
import { useTranslation } from "react-i18next";
import { DescriptionList } from "#web/ui/card.tsx";
import { Time } from "#web/ui/time.tsx";
import type { Plan } from "./plan-queries.ts";
import { MadeLink, usePlanWords } from "./use-plan-words.tsx";

export function PlanFacts({ plan }: { plan: Plan }) {
  const { t } = useTranslation("plans");
  const { to, days, nameOf } = usePlanWords();
  const { next, zone, planned, last, to: reader } = plan;
  const isOver = reader.kind === "beneficiary" && reader.subscription.isOver;
  return (
    <div className="stack">
      <DescriptionList
        align="left"
        items={[
          {
            term: t("columns.to"),
            value: (
              <>
                {to(plan)}
                {isOver ? <div className="small muted">{t("contractOver")}</div> : null}
              </>
            ),
          },
          {
            term: t("columns.next"),
            value:
              next === null ? (
                t(`nextNone.${plan.state}`)
              ) : (
                <>
                  <Time at={next.at} form="full" />
                  <div className="small muted">
                    {days(next)} · {t("zone", { zone })}
                  </div>
                </>
              ),
          },
          {
            term: t("history.planned"),
            value: (
              <>
                {nameOf(planned.by)} · <Time at={planned.at} form="day" />
                {planned.by.active ? null : (
                  <div className="small muted">{t("plannerGoneDetail")}</div>
                )}
              </>
            ),
          },
          ...(last.kind === "planned"
            ? []
            : [
                {
                  term: t(`history.${last.kind}`),
                  value: (
                    <>
                      {nameOf(last.by)} · <Time at={last.at} form="day" />
                    </>
                  ),
                },
              ]),
        ]}
      />
    </div>
  );
}

export function MadeList({ plan: { made } }: { plan: Plan }) {
  const { t } = useTranslation("plans");
  const { days } = usePlanWords();
  if (made.length === 0) return <p className="muted">{t("madeNone")}</p>;
  return (
    <ul className="plan-made">
      {made.map((one) => (
        <li key={`${one.firstDay}/${one.lastDay}`}>
          <MadeLink made={one}>{days(one)}</MadeLink>
          <div className="small muted">
            {t(`outcomes.${one.outcome}`)} · <Time at={one.at} form="day" />
          </div>
        </li>
      ))}
    </ul>
  );
}
