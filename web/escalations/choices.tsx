/** Choices { legend, value, onChange, options, error? }: one of a few, each in a sentence. */
import "#web/ui/field.css";
import { useId } from "react";

type Props<Value extends string> = {
  legend: string;
  value: Value | undefined;
  onChange: (value: Value) => void;
  options: readonly { value: Value; label: string }[];
  error?: string | undefined;
};

export function Choices<Value extends string>(props: Props<Value>) {
  const name = useId();
  return (
    <fieldset
      className="escalation-choices"
      aria-describedby={props.error ? `${name}-error` : undefined}
    >
      <legend>{props.legend}</legend>
      {props.options.map(({ value, label }) => (
        <label key={value}>
          <input
            type="radio"
            name={name}
            checked={value === props.value}
            onChange={() => props.onChange(value)}
          />
          <span>{label}</span>
        </label>
      ))}
      {props.error ? (
        <div className="field-error" id={`${name}-error`} role="alert">
          {props.error}
        </div>
      ) : null}
    </fieldset>
  );
}
