/**
 * TextField { label, value, onChange, type?, name?, hint?, error?, autoComplete?, autoFocus?, required?, maxLength?, inputMode?, ref? }: one labelled line.
 * AreaField { label, value, onChange, hint?, error?, disabled?, rows? }: several plain lines.
 * SelectField { label, value, onChange, options: { value, label }[], hint?, error?, hideLabel? }: one of a few, the browser's own list.
 */
import "./field.css";
import { useId } from "react";
import type { ReactNode, Ref } from "react";
import { useSaidDate } from "./said-date.ts";

type Around = {
  label: string;
  hideLabel?: boolean | undefined;
  hint?: ReactNode;
  error?: string | undefined;
};

export type TextFieldProps = Around & {
  value: string;
  onChange: (value: string) => void;
  type?: "text" | "email" | "password" | "search" | "tel" | "date" | "datetime-local" | undefined;
  name?: string | undefined;
  autoComplete?: string | undefined;
  autoFocus?: boolean | undefined;
  required?: boolean | undefined;
  maxLength?: number | undefined;
  placeholder?: string | undefined;
  ref?: Ref<HTMLInputElement> | undefined;
};

export function TextField({ ref, ...props }: TextFieldProps) {
  const id = useId();
  const {
    value,
    onChange,
    type = "text",
    name,
    autoComplete,
    required,
    maxLength,
    placeholder,
  } = props;
  const said = useSaidDate(type, value);
  return (
    <FieldFrame {...props} id={id} said={said}>
      <input
        ref={ref}
        id={id}
        className="field"
        type={type}
        name={name}
        value={value}
        autoComplete={autoComplete}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- only on pages and dialogs that are this one form
        autoFocus={props.autoFocus}
        required={required}
        maxLength={maxLength}
        placeholder={placeholder}
        aria-invalid={props.error ? true : undefined}
        aria-describedby={describedBy({ ...props, said }, id)}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </FieldFrame>
  );
}

export type AreaFieldProps = Around & {
  value: string;
  onChange: (value: string) => void;
  disabled?: boolean | undefined;
  rows?: number | undefined;
};

export function AreaField(props: AreaFieldProps) {
  const id = useId();
  return (
    <FieldFrame {...props} id={id}>
      <textarea
        id={id}
        className="field"
        rows={props.rows ?? 2}
        value={props.value}
        disabled={props.disabled}
        aria-invalid={props.error ? true : undefined}
        aria-describedby={describedBy(props, id)}
        onChange={(event) => props.onChange(event.currentTarget.value)}
      />
    </FieldFrame>
  );
}

export type SelectFieldProps = Around & {
  value: string;
  onChange: (value: string) => void;
  options: readonly { value: string; label: string }[];
};

export function SelectField(props: SelectFieldProps) {
  const id = useId();
  return (
    <FieldFrame {...props} id={id}>
      <select
        id={id}
        className="field"
        value={props.value}
        aria-invalid={props.error ? true : undefined}
        aria-describedby={describedBy(props, id)}
        onChange={(event) => props.onChange(event.currentTarget.value)}
      >
        {props.options.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </FieldFrame>
  );
}

type Said = { said?: string | undefined };

function describedBy({ hint, error, said }: Around & Said, id: string): string | undefined {
  return (
    [hint ? `${id}-hint` : "", said ? `${id}-said` : "", error ? `${id}-error` : ""]
      .filter(Boolean)
      .join(" ") || undefined
  );
}

function FieldFrame({
  label,
  hideLabel,
  hint,
  error,
  said,
  id,
  children,
}: Around & Said & { id: string; children: ReactNode }) {
  return (
    <div className="field-frame">
      <label htmlFor={id} className={hideLabel ? "visually-hidden" : "field-label"}>
        {label}
      </label>
      {hint ? (
        <div id={`${id}-hint`} className="field-hint">
          {hint}
        </div>
      ) : null}
      {children}
      {said ? (
        <div id={`${id}-said`} className="field-said">
          {said}
        </div>
      ) : null}
      {error ? (
        <div id={`${id}-error`} className="field-error" role="alert">
          {error}
        </div>
      ) : null}
    </div>
  );
}
