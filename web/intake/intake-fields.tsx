/** IntakeFields { form, judged, told, onTold }: the fields of a form that are words: what applies, and an answer to each item. */
import "./intake.css";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { JudgedItem } from "#core/intake/completeness.ts";
import { CIRCUMSTANCES } from "#core/intake/items.ts";
import { AreaField, TextField } from "#web/ui/field.tsx";
import { PeriodField } from "./period-field.tsx";
import { useItemWords } from "./use-item-words.ts";
import type { Form, Item } from "./intake-queries.ts";
import type { Told } from "./told.ts";

type Props = {
  form: Form;
  judged: readonly JudgedItem[];
  told: Told;
  onTold: (told: Told) => void;
};

export function IntakeFields({ form, judged, told, onTold }: Props) {
  const { t } = useTranslation("intake");
  const asked = CIRCUMSTANCES.filter((one) =>
    form.items.some(({ need }) => typeof need === "object" && need.if === one),
  );
  const states = new Map(judged.map(({ key, state }) => [key, state]));
  const isTold = ({ key }: Item) => (told.texts[key] ?? "").trim() !== "";
  // Where a field stands hangs on what applies, never on what is typed: it would leave the hand that types in it.
  const isNeeded = ({ need }: Item) =>
    need === "required" || (need !== "optional" && told.circumstances.includes(need.if));
  const own = form.items.filter(
    ({ key, fact, files }) => fact === null && key !== "behaviour" && files.length === 0,
  );
  const shown = own.filter(isNeeded);
  const welcome = own.filter((item) => !isNeeded(item));
  const facts = form.items.filter(
    ({ key, fact }) => fact !== null && states.get(key) !== "met_by_environment",
  );
  const [wasTold] = useState({ welcome: welcome.some(isTold), facts: facts.some(isTold) });
  const field = (item: Item) => (
    <IntakeField key={item.key} item={item} told={told} onTold={onTold} />
  );
  return (
    <div className="stack">
      {asked.length > 0 ? (
        <fieldset className="circumstances">
          <legend className="field-label">{t("circumstances.title")}</legend>
          {asked.map((one) => (
            <label key={one} className="row">
              <input
                type="checkbox"
                checked={told.circumstances.includes(one)}
                onChange={(event) =>
                  onTold({
                    ...told,
                    circumstances: event.currentTarget.checked
                      ? [...told.circumstances, one]
                      : told.circumstances.filter((other) => other !== one),
                  })
                }
              />
              {t(`circumstances.${one}`)}
            </label>
          ))}
        </fieldset>
      ) : null}
      {shown.map(field)}
      {welcome.length > 0 ? (
        <details className="fold" open={wasTold.welcome}>
          <summary>{t("more")}</summary>
          <div className="stack">{welcome.map(field)}</div>
        </details>
      ) : null}
      {facts.length > 0 ? (
        <details className="fold" open={wasTold.facts}>
          <summary>{t("system")}</summary>
          <div className="stack">{facts.map(field)}</div>
        </details>
      ) : null}
    </div>
  );
}

function IntakeField({ item, told, onTold }: Pick<Props, "told" | "onTold"> & { item: Item }) {
  const { labelOf, helpOf } = useItemWords();
  const { key, fact, words } = item;
  const props = {
    label: labelOf(item),
    hint: helpOf(item) || undefined,
    value: told.texts[key] ?? "",
    onChange: (text: string) =>
      onTold({
        ...told,
        texts: { ...told.texts, [key]: text },
        labels: words === null ? told.labels : { ...told.labels, [key]: labelOf(item) },
      }),
  };
  // A period in days can be answered by the program itself (R-34-04).
  if (key === "period" && words === null) return <PeriodField {...props} />;
  return fact === null ? <AreaField {...props} rows={3} /> : <TextField {...props} />;
}
