/** AgreementFields { draft, partners, products, cause, onChange }: through whom, which products, reference, days and zone. */
import "../forms/forms.css";
import { useTranslation } from "react-i18next";
import { fieldProblem } from "#web/session/problem-words.ts";
import { SelectField, TextField } from "../forms/controls.tsx";
import { Choices } from "../offers/choices.tsx";
import { OverlapTick } from "./overlap-tick.tsx";
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
  return (
    <>
      <Choices
        legend={t("form.products")}
        options={products.map(({ id, name }) => ({ value: id, label: name }))}
        chosen={draft.products}
        onChange={(chosen) => set({ products: chosen })}
        error={problem("products")}
      />
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
      <OverlapTick
        cause={cause}
        wanted={draft.overlapWanted}
        onChange={(overlapWanted) => set({ overlapWanted })}
      />
    </>
  );
}
