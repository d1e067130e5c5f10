/** LevelsFields { levels, cause, legend?, hint?, path?, onChange }: the targets, each with the severity, what is timed, how much of it and by which hours. */
import "../contracts/contract-form.css";
import { useTranslation } from "react-i18next";
import { CLOCKS, SERVICE_HOURS, TARGET_UNITS } from "#core/contracts/vocabulary.ts";
import { SEVERITIES } from "#core/tickets/vocabulary.ts";
import { fieldProblem } from "#web/session/problem-words.ts";
import { Button } from "#web/ui/button.tsx";
import { SelectField, TextField } from "../forms/controls.tsx";
import { oneOf } from "../one-of.ts";
import type { LevelDraft } from "./offer-draft.ts";

type Props = {
  levels: readonly LevelDraft[];
  cause: unknown;
  legend?: string;
  hint?: string;
  /** Of the levels, in what is sent. */
  path?: string;
  onChange: (levels: LevelDraft[]) => void;
};

const levelsMax = 20;

export function LevelsFields(props: Props) {
  const { levels, cause, legend, hint, path = "terms.serviceLevels", onChange } = props;
  const { t } = useTranslation("offers");
  const change = (at: number, part: Partial<LevelDraft>) =>
    onChange(levels.map((level, index) => (index === at ? { ...level, ...part } : level)));
  return (
    <fieldset className="contract-rows">
      <legend>{legend ?? t("form.levels")}</legend>
      <p className="small muted">{hint ?? t("form.levelsHint")}</p>
      {levels.map((level, at) => (
        <div key={at} className="contract-row">
          <LevelFields
            level={level}
            path={`${path}.${at}`}
            cause={cause}
            onChange={(part) => change(at, part)}
          />
          <Button
            size="xs"
            variant="subtle"
            onClick={() => onChange(levels.filter((_, index) => index !== at))}
          >
            {t("form.removeLevel")}
          </Button>
        </div>
      ))}
      {levels.length < levelsMax ? (
        <Button size="xs" variant="default" onClick={() => onChange([...levels, nextOf(levels)])}>
          {t("form.addLevel")}
        </Button>
      ) : null}
    </fieldset>
  );
}

/** The like of the last one, for the severity after it. */
function nextOf(levels: readonly LevelDraft[]): LevelDraft {
  const last = levels.at(-1);
  if (last === undefined)
    return { severity: 1, clock: "response", amount: "", unit: "hours", hours: "business_hours" };
  return { ...last, severity: SEVERITIES.find((one) => one > last.severity) ?? last.severity };
}

type LevelProps = {
  level: LevelDraft;
  path: string;
  cause: unknown;
  onChange: (part: Partial<LevelDraft>) => void;
};

function LevelFields({ level, path, cause, onChange }: LevelProps) {
  const { t } = useTranslation(["offers", "contracts", "lifecycle"]);
  return (
    <div className="fields level-fields">
      <SelectField
        label={t("contracts:speed.severity")}
        value={String(level.severity)}
        onChange={(value) => onChange({ severity: oneOf(SEVERITIES, value) ?? level.severity })}
        options={SEVERITIES.map((one) => ({
          value: String(one),
          label: t(`lifecycle:severities.${one}.label`),
        }))}
        error={fieldProblem(cause, path)}
      />
      <SelectField
        label={t("form.clock")}
        value={level.clock}
        onChange={(value) => onChange({ clock: oneOf(CLOCKS, value) ?? level.clock })}
        options={CLOCKS.map((one) => ({ value: one, label: t(`contracts:clocks.${one}`) }))}
      />
      <TextField
        label={t("form.amount")}
        value={level.amount}
        onChange={(amount) => onChange({ amount })}
        maxLength={6}
        inputMode="numeric"
        error={fieldProblem(cause, `${path}.amount`)}
      />
      <SelectField
        label={t("form.unit")}
        value={level.unit}
        onChange={(value) => {
          const unit = oneOf(TARGET_UNITS, value) ?? level.unit;
          // A business day is one of the business hours: no other hours go with it.
          onChange(unit === "business_days" ? { unit, hours: "business_hours" } : { unit });
        }}
        options={TARGET_UNITS.map((one) => ({ value: one, label: t(`form.units.${one}`) }))}
      />
      {level.unit === "business_days" ? null : (
        <SelectField
          label={t("form.hours")}
          value={level.hours}
          onChange={(value) => onChange({ hours: oneOf(SERVICE_HOURS, value) ?? level.hours })}
          options={SERVICE_HOURS.map((one) => ({ value: one, label: t(`contracts:hours.${one}`) }))}
        />
      )}
    </div>
  );
}
