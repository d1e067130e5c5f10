/** PlanStanding { plan, onChange }: pauses a plan, resumes it, removes it after asking, or opens it to be changed. */
import { useState } from "react";
import { useTranslation } from "react-i18next";
import {
  pauseReportSchedule,
  removeReportSchedule,
  resumeReportSchedule,
} from "#api/report-schedules.ts";
import { ask } from "#web/session/ask.ts";
import { useProblemWords } from "#web/session/problem-words.ts";
import { Button } from "#web/ui/button.tsx";
import { ConfirmDialog } from "#web/ui/confirm-dialog.tsx";
import { notify } from "#web/ui/notices.tsx";
import { usePlanChange } from "./plan-queries.ts";
import type { Plan } from "./plan-queries.ts";

const routes = {
  pause: pauseReportSchedule,
  resume: resumeReportSchedule,
  remove: removeReportSchedule,
} as const;

export function PlanStanding({ plan, onChange }: { plan: Plan; onChange: () => void }) {
  const { t } = useTranslation("plans");
  const words = useProblemWords();
  const [asked, setAsked] = useState<Plan>();
  const turn = plan.state === "paused" ? "resume" : "pause";
  const send = (act: keyof typeof routes, { id, version }: Plan) =>
    ask(routes[act], { params: { schedule: id }, body: {}, ifMatch: version });
  const turning = usePlanChange(
    () => send(turn, plan),
    t(`done.${turn}`),
    () => undefined,
  );
  const removing = usePlanChange(
    () => send("remove", asked ?? plan),
    t("done.remove"),
    () => setAsked(undefined),
  );
  return (
    <>
      <Button variant="default" onClick={onChange}>
        {t("change")}
      </Button>
      <Button
        variant="default"
        loading={turning.isPending}
        onClick={() =>
          turning.mutate(undefined, {
            onError: (cause) => notify({ tone: "refused", ...words(cause) }),
          })
        }
      >
        {t(turn)}
      </Button>
      <Button
        variant="default"
        onClick={() => {
          removing.reset();
          // Whoever decides has read this version, and decides on no other.
          setAsked(plan);
        }}
      >
        {t("remove")}
      </Button>
      <ConfirmDialog
        opened={asked !== undefined}
        danger
        title={t("removeAsk.title")}
        confirmLabel={t("remove")}
        busy={removing.isPending}
        problem={removing.error ? words(removing.error) : undefined}
        onConfirm={() => removing.mutate(undefined)}
        onClose={() => setAsked(undefined)}
      >
        <p>{t("removeAsk.detail")}</p>
      </ConfirmDialog>
    </>
  );
}
