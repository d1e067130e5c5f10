/** Objectives that hold from now on: typed, told in words beside it, and only then put into force with the reason. */
import "#web/contracts/contracts.css";
import "../offers/offers.css";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { changeObjectives } from "#api/objectives.ts";
import { changedObjectives } from "#core/clocks/objectives.ts";
import { ask } from "#web/session/ask.ts";
import { useDraft } from "#web/session/use-draft.ts";
import { fieldProblem, useProblemWords } from "#web/session/problem-words.ts";
import { Button } from "#web/ui/button.tsx";
import { Card, PageHeader } from "#web/ui/card.tsx";
import { notify } from "#web/ui/notices.tsx";
import { ErrorState, LoadingRows } from "#web/ui/states.tsx";
import { isConflict } from "../contracts/contract-conflict.tsx";
import { TextField } from "../forms/controls.tsx";
import { LevelsFields } from "../offers/levels-fields.tsx";
import type { LevelDraft } from "../offers/offer-draft.ts";
import { ChangeLines } from "./change-lines.tsx";
import { objectivesQuery } from "./objective-queries.ts";
import type { Level, ObjectivesPage } from "./objective-queries.ts";

export function ObjectivesFormPage() {
  const words = useProblemWords();
  const { data, error, refetch } = useQuery(objectivesQuery);
  if (data) return <ObjectivesForm page={data} />;
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

function ObjectivesForm({ page }: { page: ObjectivesPage }) {
  const { t } = useTranslation(["objectives", "ui"]);
  const words = useProblemWords();
  const [draft, setDraft] = useState(() => page.levels.map(typed));
  const { text: why, setText: setWhy, forget } = useDraft("objectives-why");
  // What is typed began with this version: somebody else's change is not overwritten unseen.
  const [seen, setSeen] = useState(page.version);
  const levels = draft.map(sent);
  const { keeping, leave } = useKeeping(async () => {
    const kept = await ask(changeObjectives, { ifMatch: seen, body: { levels, why } });
    forget();
    return kept;
  });
  const isLate = isConflict(keeping.error);
  const goOn = () => {
    setSeen(page.version);
    keeping.reset();
  };
  return (
    <div className="page">
      <PageHeader
        title={t("editTitle")}
        lead={t("form.lead")}
        crumbs={[
          <Link key="all" to="/console/objectives">
            {t("title")}
          </Link>,
        ]}
      />
      <div className="contract-columns offer-form-columns">
        <Card>
          <form
            className="stack"
            onSubmit={(event) => {
              event.preventDefault();
              if (!keeping.isPending) keeping.mutate();
            }}
          >
            <LevelsFields
              levels={draft}
              cause={keeping.error}
              legend={t("levels")}
              hint={t("levelsHint")}
              path="levels"
              onChange={setDraft}
            />
            <TextField
              label={t("form.why")}
              hint={t("form.whyHint")}
              value={why}
              maxLength={1000}
              onChange={setWhy}
              error={fieldProblem(keeping.error, "why")}
            />
            {isLate ? <Late onGoOn={goOn} /> : null}
            {keeping.error && !isLate ? <ErrorState problem={words(keeping.error)} /> : null}
            <div className="row" style={{ justifyContent: "flex-end" }}>
              <Button variant="default" onClick={leave}>
                {t("ui:cancel")}
              </Button>
              <Button type="submit" loading={keeping.isPending}>
                {t("form.save")}
              </Button>
            </div>
          </form>
        </Card>
        <PreviewCard before={page.levels} after={levels} />
      </div>
    </div>
  );
}

function Late({ onGoOn }: { onGoOn: () => void }) {
  const { t } = useTranslation("objectives");
  return (
    <div className="changed" role="alert">
      <strong>{t("conflict.title")}</strong>
      <p>{t("conflict.detail")}</p>
      <Button size="xs" variant="default" onClick={onGoOn}>
        {t("conflict.goOn")}
      </Button>
    </div>
  );
}

function PreviewCard({ before, after }: Record<"before" | "after", readonly Level[]>) {
  const { t } = useTranslation("objectives");
  const places = new Set(after.map(({ clock, severity }) => `${clock} ${severity}`));
  const isFaulty = places.size < after.length || after.some(({ amount }) => amount <= 0);
  const changes = changedObjectives(before, after);
  return (
    <Card title={t("preview.title")}>
      <div className="stack" aria-live="polite">
        {isFaulty ? <p className="muted">{t("preview.faulty")}</p> : null}
        {!isFaulty && changes.length === 0 ? <p className="muted">{t("preview.none")}</p> : null}
        {isFaulty ? null : <ChangeLines changes={changes} />}
        <p className="small muted">{t("preview.scope")}</p>
      </div>
    </Card>
  );
}

const typed = (level: Level): LevelDraft => ({ ...level, amount: String(level.amount) });
/** What is no number is sent as none, and refused by name. */
const sent = (level: LevelDraft): Level => ({
  ...level,
  amount: Math.trunc(Number(level.amount)) || 0,
});

function useKeeping(send: () => Promise<ObjectivesPage>) {
  const { t } = useTranslation("objectives");
  const queries = useQueryClient();
  const navigate = useNavigate();
  const leave = () => void navigate({ to: "/console/objectives" });
  const keeping = useMutation({
    mutationFn: send,
    onSuccess: (page) => {
      queries.setQueryData(objectivesQuery.queryKey, page);
      notify({ tone: "done", title: t("form.saved") });
      leave();
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ["objectives"] }),
  });
  return { keeping, leave };
}
