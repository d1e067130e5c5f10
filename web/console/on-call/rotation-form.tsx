/** RotationForm { page, onClose }: who is on call in turn, typed and kept; somebody else's change in between is told. */
import "../forms/forms.css";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { changeRotation } from "#api/on-call.ts";
import type { OnCallPage } from "#api/on-call.ts";
import { ask } from "#web/session/ask.ts";
import { fieldProblem, useProblemWords } from "#web/session/problem-words.ts";
import { useSession } from "#web/session/session.ts";
import { useDraft } from "#web/session/use-draft.ts";
import { Button } from "#web/ui/button.tsx";
import { Card } from "#web/ui/card.tsx";
import { notify } from "#web/ui/notices.tsx";
import { ErrorState } from "#web/ui/states.tsx";
import { SelectField, TextField } from "../forms/controls.tsx";
import { clockText, minuteOf } from "./clock-text.ts";
import { useChange } from "./on-call-queries.ts";
import { TurnFields } from "./turn-fields.tsx";

const LENGTHS = [1, 2, 3, 4, 6, 8];

export function RotationForm({ page, onClose }: { page: OnCallPage; onClose: () => void }) {
  const { t } = useTranslation(["oncall", "ui"]);
  const words = useProblemWords();
  const { timeZone } = useSession();
  const [draft, setDraft] = useState(() => draftOf(page, timeZone));
  const { text: why, setText: setWhy, forget } = useDraft("rotation-why");
  const [seen] = useState(page.version);
  const change = (part: Partial<typeof draft>) => setDraft({ ...draft, ...part });
  const minute = minuteOf(draft.time);
  const keeping = useChange(
    (kept: number) => {
      const { agents, zone, startsOn, weeks } = draft;
      const rotation = { agents: [...agents], zone, startsOn, minute: kept, weeks: Number(weeks) };
      return ask(changeRotation, { body: { rotation, why }, ifMatch: seen });
    },
    () => {
      forget();
      notify({ tone: "done", title: t("rotation.saved") });
      onClose();
    },
  );
  const faultAt = (name: string) => fieldProblem(keeping.error, `rotation.${name}`);
  return (
    <Card title={t("rotation.formTitle")}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (minute !== undefined && !keeping.isPending) keeping.mutate(minute);
        }}
      >
        <TurnFields
          agents={draft.agents}
          all={page.agents}
          onChange={(agents) => change({ agents })}
          error={faultAt("agents")}
        />
        <div className="fields">
          <TextField
            label={t("rotation.startsOn")}
            hint={t("rotation.startsOnHint")}
            type="date"
            required
            value={draft.startsOn}
            onChange={(startsOn) => change({ startsOn })}
            error={faultAt("startsOn")}
          />
          <TextField
            label={t("rotation.time")}
            value={draft.time}
            maxLength={5}
            onChange={(time) => change({ time })}
            error={minute === undefined ? t("rotation.timeWrong") : undefined}
          />
          <SelectField
            label={t("rotation.weeks")}
            value={draft.weeks}
            onChange={(weeks) => change({ weeks })}
            options={[...new Set([...LENGTHS, Number(draft.weeks)])].map((count) => ({
              value: String(count),
              label: t("rotation.length", { count }),
            }))}
          />
          <TextField
            label={t("rotation.zone")}
            value={draft.zone}
            maxLength={64}
            onChange={(zone) => change({ zone })}
            error={faultAt("zone")}
          />
        </div>
        <TextField label={t("rotation.why")} value={why} maxLength={1000} onChange={setWhy} />
        {keeping.error ? <ErrorState problem={words(keeping.error)} /> : null}
        <div className="row" style={{ justifyContent: "flex-end" }}>
          <Button variant="default" onClick={onClose}>
            {t("ui:cancel")}
          </Button>
          <Button type="submit" loading={keeping.isPending} disabled={minute === undefined}>
            {t("rotation.save")}
          </Button>
        </div>
      </form>
    </Card>
  );
}

function draftOf({ rotation }: OnCallPage, timeZone: string) {
  const today = new Date();
  const monday = new Date(today.getTime() - ((today.getDay() + 6) % 7) * 86_400_000);
  return {
    agents: rotation?.agents ?? [],
    zone: rotation?.zone ?? timeZone,
    startsOn: rotation?.startsOn ?? monday.toISOString().slice(0, 10),
    time: clockText(rotation?.minute ?? 540),
    weeks: String(rotation?.weeks ?? 1),
  };
}
