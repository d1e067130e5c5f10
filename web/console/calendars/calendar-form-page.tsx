/** A calendar that says something else from now on: typed, looked at as a year and by what it would move, and only then kept. */
import "#web/contracts/contracts.css";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate, useParams } from "@tanstack/react-router";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { changeCalendar } from "#api/calendars.ts";
import { SERVICE_HOURS } from "#core/contracts/vocabulary.ts";
import { ask } from "#web/session/ask.ts";
import { useDraft } from "#web/session/use-draft.ts";
import { fieldProblem, useProblemWords } from "#web/session/problem-words.ts";
import { Button } from "#web/ui/button.tsx";
import { Card, PageHeader } from "#web/ui/card.tsx";
import { notify } from "#web/ui/notices.tsx";
import { ErrorState, LoadingRows } from "#web/ui/states.tsx";
import { ChoiceField, TextField } from "../forms/controls.tsx";
import { isConflict } from "../contracts/contract-conflict.tsx";
import { oneOf } from "../one-of.ts";
import { definitionOf, draftOf, faultsOf } from "./calendar-draft.ts";
import { CalendarFields } from "./calendar-fields.tsx";
import { calendarQuery } from "./calendar-queries.ts";
import type { CalendarPage, Hours } from "./calendar-queries.ts";
import { MovesCard } from "./moves-card.tsx";
import { useFaults } from "./use-faults.ts";
import { useMoves } from "./use-moves.ts";
import { WeekCard } from "./week-card.tsx";
import { YearCard } from "./year-card.tsx";

export function CalendarFormPage() {
  const { hours: given } = useParams({ from: "/console/calendars/$hours/edit" });
  const hours = oneOf(SERVICE_HOURS, given) ?? "business_hours";
  const words = useProblemWords();
  const { data, error, refetch } = useQuery(calendarQuery(hours));
  if (data) return <CalendarForm calendar={data.calendar} />;
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

function CalendarForm({ calendar }: Pick<CalendarPage, "calendar">) {
  const { hours, definition, version } = calendar;
  const { t } = useTranslation(["calendars", "ui"]);
  const [draft, setDraft] = useState(() => draftOf(definition));
  const told = useFaults(draft);
  // What is typed began with this version: somebody else's change is not overwritten unseen.
  const [seen, setSeen] = useState(version);
  const [scope, setScope] = useState("later");
  const { text: why, setText: setWhy, forget } = useDraft(`calendar-why:${hours}`);
  const { moves, error, look } = useMoves(hours);
  const faults = faultsOf(draft);
  const isSound = faults.size === 0;
  const shown = isSound ? definitionOf(draft) : definition;
  const { keeping, keep, leave } = useKeeping(hours, async () => {
    const kept = await ask(changeCalendar, {
      params: { hours },
      ifMatch: seen,
      body: { definition: shown, movesOpen: scope === "open", why },
    });
    forget();
    return kept;
  });
  const cause = keeping.error ?? error;
  const faultAt = (path: string) => (faults.has(path) ? t("form.noHours") : told.at(cause, path));
  const isLate = isConflict(keeping.error);
  return (
    <div className="page">
      <PageHeader
        title={t("editTitle", { hours: t(`hours.${hours}`) })}
        lead={t("form.lead")}
        crumbs={[
          <Link key="all" to="/console/calendars/$hours" params={{ hours }}>
            {t("title")}
          </Link>,
        ]}
      />
      <div className="contract-columns calendar-form-columns">
        <Card>
          <form
            className="stack"
            onSubmit={(event) => {
              event.preventDefault();
              if (isSound) keep();
            }}
          >
            <CalendarFields draft={draft} faultAt={faultAt} onChange={setDraft} />
            <ChoiceField
              legend={t("form.scope")}
              value={scope}
              onChange={setScope}
              options={["later", "open"].map((value) => ({
                value,
                name: t(value === "open" ? "form.open" : "form.later"),
                explain: t(value === "open" ? "form.openExplain" : "form.laterExplain"),
              }))}
            />
            <TextField
              label={t("form.why")}
              hint={t("form.whyHint")}
              value={why}
              maxLength={1000}
              onChange={setWhy}
              error={fieldProblem(keeping.error, "why")}
            />
            {isLate ? (
              <div className="changed" role="alert">
                <strong>{t("conflict.title")}</strong>
                <p>{t("conflict.detail")}</p>
                <Button
                  size="xs"
                  variant="default"
                  onClick={() => {
                    setSeen(version);
                    keeping.reset();
                  }}
                >
                  {t("conflict.goOn")}
                </Button>
              </div>
            ) : null}
            {keeping.error && !isLate ? <ErrorState problem={told.words(keeping.error)} /> : null}
            <div className="row" style={{ justifyContent: "flex-end" }}>
              <Button variant="default" onClick={leave}>
                {t("ui:cancel")}
              </Button>
              <Button type="submit" loading={keeping.isPending} disabled={!isSound}>
                {t("form.save")}
              </Button>
            </div>
          </form>
        </Card>
        <div className="stack">
          <MovesCard
            moves={moves}
            problem={error === undefined ? undefined : told.words(error)}
            isCurrent={moves?.of === JSON.stringify(shown)}
            onLook={() => void (isSound && look(shown))}
          />
          <WeekCard calendar={shown} />
          <YearCard calendar={shown} />
        </div>
      </div>
    </div>
  );
}

function useKeeping(hours: Hours, send: () => Promise<CalendarPage>) {
  const { t } = useTranslation("calendars");
  const queries = useQueryClient();
  const navigate = useNavigate();
  // What is drawn is a moment behind: the second of two clicks still finds the button as it was, and then a page to be left.
  const isSent = useRef(false);
  const leave = () => void navigate({ to: "/console/calendars/$hours", params: { hours } });
  const keeping = useMutation({
    mutationFn: send,
    onSuccess: (page) => {
      queries.setQueryData(calendarQuery(hours).queryKey, page);
      notify({ tone: "done", title: t("form.saved") });
      leave();
    },
    onError: () => {
      isSent.current = false;
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ["calendars"] }),
  });
  const keep = () => {
    if (isSent.current) return;
    isSent.current = true;
    keeping.mutate();
  };
  return { keeping, keep, leave };
}
