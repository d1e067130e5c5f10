/** AgreementFields { draft, partners, products, cause, onChange }: through whom, which products, reference, days and zone. */
import "../forms/forms.css";
import { useTranslation } from "react-i18next";
import { fieldProblem } from "#web/session/problem-words.ts";
import { Refused } from "#web/session/refused.ts";
import { SelectField, TextField } from "../forms/controls.tsx";
import type { AgreementDraft } from "./agreement-draft.ts";

type Named = { id: string; name: string };
type Props = {
  draft: AgreementDraft;
  partners: readonly Named[];
  products: readonly Named[];
  cause: unknown;
  onChange: (draft: AgreementDraft) => void;
};

export function AgreementFields({ draft, partners, products, cause, onChange }: Props) {
  const { t } = useTranslation("contracts");
  const set = (part: Partial<AgreementDraft>) => onChange({ ...draft, ...part });
  const problem = (field: string) => fieldProblem(cause, field);
  const overlaps = cause instanceof Refused && cause.problem.code === "contract_overlaps";
  return (
    <>
      <fieldset className="contract-rows">
        <legend>{t("form.products")}</legend>
        <div className="row wrap">
          {products.map(({ id, name }) => (
            <label key={id} className="row" style={{ gap: "0.375rem" }}>
              <input
                type="checkbox"
                checked={draft.products.includes(id)}
                onChange={(event) =>
                  set({
                    products: event.currentTarget.checked
                      ? [...draft.products, id]
                      : draft.products.filter((one) => one !== id),
                  })
                }
              />
              {name}
            </label>
          ))}
        </div>
        {problem("products") ? <span className="bad">{problem("products")}</span> : null}
      </fieldset>
      <div className="fields">
        <SelectField
          label={t("form.partner")}
          empty={t("form.direct")}
          value={draft.partner}
          onChange={(partner) => set({ partner })}
          options={partners.map(({ id, name }) => ({ value: id, label: name }))}
          error={problem("partner")}
        />
        <TextField
          label={t("form.sku")}
          value={draft.sku}
          onChange={(sku) => set({ sku })}
          maxLength={100}
          error={problem("sku")}
        />
        <TextField
          type="date"
          label={t("form.startsOn")}
          value={draft.startsOn}
          onChange={(startsOn) => set({ startsOn })}
          error={problem("startsOn")}
        />
        <TextField
          type="date"
          label={t("form.endsOn")}
          hint={t("form.endsHint")}
          value={draft.endsOn}
          onChange={(endsOn) => set({ endsOn })}
          error={problem("endsOn")}
        />
        <TextField
          label={t("form.zone")}
          value={draft.zone}
          onChange={(zone) => set({ zone })}
          maxLength={64}
          error={problem("zone")}
        />
      </div>
      {overlaps || draft.overlapWanted ? (
        <label className="row" style={{ gap: "0.375rem" }}>
          <input
            type="checkbox"
            checked={draft.overlapWanted}
            onChange={(event) => set({ overlapWanted: event.currentTarget.checked })}
          />
          {t("form.overlap")}
        </label>
      ) : null}
    </>
  );
}
