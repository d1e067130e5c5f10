/** SeverityChooser { value, onChange, legend, hint?, error?, without? }: the effect on business decides; each effect shows its formal definition. */
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { SEVERITIES } from "#core/tickets/vocabulary.ts";
import type { Severity } from "#core/tickets/vocabulary.ts";
import "#web/ui/field.css";
import "./severity-chooser.css";

export type SeverityChooserProps = {
  value: Severity | undefined;
  onChange: (severity: Severity) => void;
  legend: string;
  hint?: string | undefined;
  error?: string | undefined;
  /** A severity that would change nothing. */
  without?: Severity | undefined;
};

export function SeverityChooser({
  value,
  onChange,
  legend,
  hint,
  error,
  without,
}: SeverityChooserProps) {
  const { t } = useTranslation("lifecycle");
  const id = useId();
  return (
    <fieldset className="severities" aria-describedby={error ? `${id}-error` : undefined}>
      <legend className="field-label">{legend}</legend>
      {hint ? <div className="field-hint">{hint}</div> : null}
      <div className="severity-choices">
        {SEVERITIES.map((severity) => (
          <label
            key={severity}
            className="severity-choice"
            data-severity={severity}
            data-off={severity === without || undefined}
          >
            <input
              type="radio"
              name={id}
              checked={value === severity}
              disabled={severity === without}
              onChange={() => onChange(severity)}
              aria-labelledby={`${id}-${severity}-effect ${id}-${severity}-label`}
              aria-describedby={`${id}-${severity}`}
            />
            <span className="severity-effect" id={`${id}-${severity}-effect`}>
              {t(`severities.${severity}.effect`)}
            </span>
            <span className="severity-name" id={`${id}-${severity}-label`}>
              {t(`severities.${severity}.label`)}
            </span>
            <span className="severity-definition" id={`${id}-${severity}`}>
              {t(`severities.${severity}.definition`)}
            </span>
          </label>
        ))}
      </div>
      {error ? (
        <div className="field-error" id={`${id}-error`}>
          {error}
        </div>
      ) : null}
    </fieldset>
  );
}
