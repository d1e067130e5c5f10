/**
 * TextField { label, value, onChange, type?, hint?, error?, placeholder?, required?, autoFocus? }, SelectField { …, options: { value, label }[], empty? },
 * ChoiceField { legend, name, value, onChange, options: { value, name, explain? }[] }: radio cards. Plain controls with their words and faults tied to them.
 */
import "./forms.css";
import { useId } from "react";
import type { ReactNode } from "react";
import { useSaidDate } from "#web/ui/said-date.ts";

type Words = { label: string; hint?: string | undefined; error?: string | undefined };
type Held = { value: string; onChange: (value: string) => void };
export type Option = { value: string; label: string };

export type TextFieldProps = Words &
  Held & {
    type?: "text" | "email" | "tel" | "url" | "search" | "date" | "datetime-local";
    placeholder?: string | undefined;
    maxLength?: number | undefined;
    autoFocus?: boolean | undefined;
    required?: boolean | undefined;
    max?: string | undefined;
    inputMode?: "numeric" | undefined;
  };

export function TextField({
  label,
  hint,
  error,
  value,
  onChange,
  type = "text",
  ...rest
}: TextFieldProps) {
  const said = useSaidDate(type, value);
  return (
    <Control label={label} hint={hint} error={error} said={said}>
      {(tied) => (
        <input
          {...tied}
          {...rest}
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- only where a key or a button has just asked for this field
          autoFocus={rest.autoFocus}
          type={type}
          autoComplete="off"
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )}
    </Control>
  );
}

export type SelectFieldProps = Words &
  Held & {
    options: readonly Option[];
    empty?: string | undefined;
    autoFocus?: boolean | undefined;
  };

export function SelectField({
  label,
  hint,
  error,
  value,
  onChange,
  options,
  empty,
  autoFocus,
}: SelectFieldProps) {
  return (
    <Control label={label} hint={hint} error={error}>
      {(tied) => (
        <select
          {...tied}
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- only where a key or a button has just asked for this field
          autoFocus={autoFocus}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
        >
          {empty === undefined ? null : <option value="">{empty}</option>}
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Control>
  );
}

type Tied = {
  id: string;
  "aria-describedby": string | undefined;
  "aria-invalid": true | undefined;
};

function Control({
  label,
  hint,
  error,
  said,
  children,
}: Words & { said?: string | undefined; children: (tied: Tied) => ReactNode }) {
  const id = useId();
  const described =
    [said ? `${id}-said` : "", hint ? `${id}-hint` : "", error ? `${id}-error` : ""]
      .filter(Boolean)
      .join(" ") || undefined;
  return (
    <div className="control">
      <label htmlFor={id}>{label}</label>
      {children({ id, "aria-describedby": described, "aria-invalid": error ? true : undefined })}
      {said ? (
        <span className="hint" id={`${id}-said`}>
          {said}
        </span>
      ) : null}
      {hint ? (
        <span className="hint" id={`${id}-hint`}>
          {hint}
        </span>
      ) : null}
      {error ? (
        <span className="bad" id={`${id}-error`}>
          {error}
        </span>
      ) : null}
    </div>
  );
}

export type Choice = { value: string; name: string; explain?: string | undefined };
export type ChoiceFieldProps = Held & {
  legend: string;
  hint?: string | undefined;
  error?: string | undefined;
  options: readonly Choice[];
  autoFocus?: boolean | undefined;
};

export function ChoiceField({
  legend,
  hint,
  error,
  value,
  onChange,
  options,
  autoFocus = false,
}: ChoiceFieldProps) {
  const name = useId();
  return (
    <fieldset className="choices" data-count={options.length}>
      <legend>{legend}</legend>
      {hint ? <span className="hint">{hint}</span> : null}
      {options.map((option, index) => (
        <label key={option.value} className="choice">
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            // oxlint-disable-next-line jsx-a11y/no-autofocus -- only where a key or a button has just asked for this field
            autoFocus={autoFocus && (option.value === value || (value === "" && index === 0))}
            onChange={() => onChange(option.value)}
          />
          <span>
            <span className="name">{option.name}</span>
            {option.explain ? <span className="explain">{option.explain}</span> : null}
          </span>
        </label>
      ))}
      {error ? <span className="bad">{error}</span> : null}
    </fieldset>
  );
}
