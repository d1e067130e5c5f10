/** ItemRows { legend, items, onChange, placeholder?, error? }: a list being written; Enter adds, Backspace in an empty one removes. */
import "./forms.css";
import { useEffect, useRef } from "react";
import type { KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";

type Props = {
  legend: string;
  items: readonly string[];
  onChange: (items: readonly string[]) => void;
  placeholder?: string | undefined;
  error?: string | undefined;
};

export function ItemRows({ legend, items, onChange, placeholder, error }: Props) {
  const { t } = useTranslation("console");
  const place = useRef<HTMLFieldSetElement>(null);
  const wanted = useRef(0);
  const focus = (index: number) => place.current?.querySelectorAll("textarea")[index]?.focus();
  useEffect(() => focus(wanted.current), [items.length]);
  const remove = (index: number) => {
    wanted.current = Math.max(0, index - 1);
    onChange(items.length === 1 ? [""] : items.filter((_, at) => at !== index));
  };
  const keys = (event: KeyboardEvent, index: number) => {
    if (event.key === "Enter" && !event.shiftKey && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      wanted.current = index + 1;
      onChange(items.toSpliced(index + 1, 0, ""));
    }
    if (event.key === "Backspace" && items[index] === "" && items.length > 1) {
      event.preventDefault();
      remove(index);
    }
  };
  return (
    <fieldset className="choices" style={{ display: "flex", flexDirection: "column" }} ref={place}>
      <legend>{legend}</legend>
      {items.map((item, index) => (
        <div key={index} className="item-row">
          <span className="number figures" aria-hidden="true">
            {index + 1}.
          </span>
          <textarea
            rows={1}
            aria-label={t("request.item", { number: index + 1 })}
            value={item}
            placeholder={index === 0 ? placeholder : undefined}
            onChange={(event) => onChange(items.with(index, event.currentTarget.value))}
            onKeyDown={(event) => keys(event, index)}
          />
          <button
            type="button"
            className="remove"
            aria-label={t("request.removeItem", { number: index + 1 })}
            onClick={() => remove(index)}
          >
            ×
          </button>
        </div>
      ))}
      {error ? <span className="bad">{error}</span> : null}
      <span className="hint">{t("request.keys")}</span>
    </fieldset>
  );
}
