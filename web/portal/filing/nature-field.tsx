import { useId } from "react";
import { useTranslation } from "react-i18next";
import { NATURES } from "#core/tickets/vocabulary.ts";
import type { Nature } from "#core/tickets/vocabulary.ts";

type Props = {
  value: Nature | undefined;
  onChange: (nature: Nature) => void;
  error: string | undefined;
};

export function NatureField({ value, onChange, error }: Props) {
  const { t } = useTranslation(["portal", "lifecycle"]);
  const id = useId();
  return (
    <fieldset className="natures" aria-describedby={`${id}-explain ${error ? `${id}-error` : ""}`}>
      <legend className="field-label">{t("filing.nature")}</legend>
      <div className="nature-choices">
        {NATURES.map((nature) => (
          <label key={nature} className="nature-choice">
            <input
              type="radio"
              name={id}
              checked={value === nature}
              onChange={() => onChange(nature)}
            />
            {t(`lifecycle:natures.${nature}.choose`)}
          </label>
        ))}
      </div>
      <div id={`${id}-explain`} className="nature-explain">
        {value === undefined ? t("filing.natureHint") : t(`lifecycle:natures.${value}.explain`)}
      </div>
      {error ? (
        <div className="field-error" id={`${id}-error`}>
          {error}
        </div>
      ) : null}
    </fieldset>
  );
}
