/** Choices { legend, options: { value, label }[], chosen, onChange, error? }: any of a few, as boxes to tick. */
import "../contracts/contract-form.css";

type Props<Value extends string> = {
  legend: string;
  options: readonly { value: Value; label: string }[];
  chosen: readonly Value[];
  onChange: (chosen: Value[]) => void;
  error?: string | undefined;
};

export function Choices<Value extends string>(props: Props<Value>) {
  const { legend, options, chosen, onChange, error } = props;
  return (
    <fieldset className="contract-rows">
      <legend>{legend}</legend>
      <div className="row wrap">
        {options.map(({ value, label }) => (
          <label key={value} className="row" style={{ gap: "0.375rem" }}>
            <input
              type="checkbox"
              checked={chosen.includes(value)}
              onChange={(event) =>
                onChange(
                  event.currentTarget.checked
                    ? [...chosen, value]
                    : chosen.filter((one) => one !== value),
                )
              }
            />
            {label}
          </label>
        ))}
      </div>
      {error ? <span className="bad">{error}</span> : null}
    </fieldset>
  );
}
