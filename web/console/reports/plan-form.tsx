/**
 * PlanForm { typed, submit, error, busy, onSend, onCancel, onReload? }: a plan as it is typed: how often, to whom, of what.
 *   onReload: somebody else changed it meanwhile; what was typed stays, and goes on from their version.
 */
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { CADENCES } from "#core/reports/schedule.ts";
import { fieldProblem, useProblemWords } from "#web/session/problem-words.ts";
import { Button } from "#web/ui/button.tsx";
import { DraftKept } from "#web/ui/draft-kept.tsx";
import { SelectField } from "#web/ui/field.tsx";
import { ErrorState } from "#web/ui/states.tsx";
import { isConflict } from "../contracts/contract-conflict.tsx";
import { ChoiceField } from "../forms/controls.tsx";
import { oneOf } from "../one-of.ts";
import { agentsQuery } from "../queries.ts";
import { BeneficiaryFields } from "./beneficiary-fields.tsx";
import { isWhole } from "./plan-draft.ts";
import type { PlanDraft } from "./plan-draft.ts";
import { ScopeFields } from "./scope-fields.tsx";

type Props = {
  typed: { value: PlanDraft; set: (draft: PlanDraft) => void; kept: boolean };
  submit: string;
  error: unknown;
  busy: boolean;
  onSend: () => void;
  onCancel: () => void;
  onReload?: () => void;
};

const kinds = ["desk", "beneficiary"] as const;

export function PlanForm({ typed, submit, error, busy, onSend, onCancel, onReload }: Props) {
  const { t } = useTranslation(["plans", "ui"]);
  const words = useProblemWords();
  const draft = typed.value;
  const set = (change: Partial<PlanDraft>) => typed.set({ ...draft, ...change });
  const isLate = isConflict(error);
  // A year cannot be delivered to a beneficiary (R-34-05).
  const cadences = CADENCES.filter((one) => draft.kind === "desk" || one !== "yearly");
  return (
    <form
      className="stack plan-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) onSend();
      }}
    >
      <ChoiceField
        legend={t("form.to")}
        value={draft.kind}
        onChange={(value) => {
          const kind = oneOf(kinds, value) ?? "desk";
          const isTooLong = kind === "beneficiary" && draft.cadence === "yearly";
          set({ kind, ...(isTooLong ? { cadence: "quarterly" } : {}) });
        }}
        options={kinds.map((value) => ({
          value,
          name: t(`form.kinds.${value}.name`),
          explain: t(`form.kinds.${value}.explain`),
        }))}
      />
      <SelectField
        label={t("form.cadence")}
        hint={t(draft.kind === "desk" ? "form.cadenceHint" : "form.cadenceBound")}
        value={draft.cadence}
        error={fieldProblem(error, "cadence")}
        options={cadences.map((value) => ({ value, label: t(`cadences.${value}`) }))}
        onChange={(value) => set({ cadence: oneOf(CADENCES, value) ?? "monthly" })}
      />
      {draft.kind === "desk" ? (
        <>
          <People
            chosen={draft.agents}
            onChange={(agents) => set({ agents })}
            error={fieldProblem(error, "to.agents")}
          />
          <fieldset className="plan-scope">
            <legend>{t("form.about")}</legend>
            <ScopeFields scope={draft.scope} onChange={(scope) => set({ scope })} />
          </fieldset>
        </>
      ) : (
        <BeneficiaryFields draft={draft} onChange={set} cause={error} />
      )}
      {isLate && onReload ? (
        <div className="changed" role="alert">
          <strong>{t("conflict.title")}</strong>
          <p>{t("conflict.detail")}</p>
          <Button size="xs" variant="default" onClick={onReload}>
            {t("conflict.reload")}
          </Button>
        </div>
      ) : null}
      {error && !isLate ? <ErrorState problem={words(error)} /> : null}
      <div className="row wrap" style={{ justifyContent: "flex-end" }}>
        {isWhole(draft) ? null : (
          <span className="small muted">{t(`form.incomplete.${draft.kind}`)}</span>
        )}
        <DraftKept kept={typed.kept} />
        <Button variant="default" onClick={onCancel}>
          {t("ui:cancel")}
        </Button>
        <Button type="submit" loading={busy} disabled={!isWhole(draft)}>
          {submit}
        </Button>
      </div>
    </form>
  );
}

type PeopleProps = {
  chosen: readonly string[];
  onChange: (chosen: readonly string[]) => void;
  error: string | undefined;
};

/** Those of the desk who may have reports. */
function People({ chosen, onChange, error }: PeopleProps) {
  const { t } = useTranslation("plans");
  const { data } = useQuery(agentsQuery);
  const able = (data?.items ?? []).filter(
    ({ account, roles }) =>
      account !== "deactivated" && (roles.includes("agent") || roles.includes("manager")),
  );
  return (
    <fieldset className="plan-people">
      <legend>{t("form.agents")}</legend>
      {able.map(({ id, name }) => (
        <label key={id}>
          <input
            type="checkbox"
            checked={chosen.includes(id)}
            onChange={(event) =>
              onChange(
                event.currentTarget.checked ? [...chosen, id] : chosen.filter((one) => one !== id),
              )
            }
          />
          {name}
        </label>
      ))}
      {error ? (
        <div className="field-error" role="alert">
          {error}
        </div>
      ) : null}
    </fieldset>
  );
}
