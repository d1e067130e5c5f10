/** Choices { legend, options: { value, label }[], chosen, onChange, error? }: any of a few, as boxes to tick. */
import "../contracts/contract-form.css";
import { Tick } from "../forms/tick.tsx";

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
          <Tick
            key={value}
            label={label}
            checked={chosen.includes(value)}
            onChange={(isChosen) =>
              onChange(isChosen ? [...chosen, value] : chosen.filter((one) => one !== value))
            }
          />
        ))}
      </div>
      {error ? <span className="bad">{error}</span> : null}
    </fieldset>
  );
}
