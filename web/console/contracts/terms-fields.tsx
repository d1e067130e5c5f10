/** TermsFields { draft, offers, cause, onChange }: offer, who applies workarounds, points of both sides, extras, and why. */
import "../forms/forms.css";
import { useTranslation } from "react-i18next";
import type { OfferView } from "#api/contract-views.ts";
import { APPLIERS } from "#core/tickets/vocabulary.ts";
import { fieldProblem } from "#web/session/problem-words.ts";
import { SelectField, TextField } from "../forms/controls.tsx";
import { oneOf } from "../one-of.ts";
import { ExtrasFields } from "./extras-fields.tsx";
import { PointsFields } from "./points-fields.tsx";
import type { TermsDraft } from "./terms-draft.ts";

type Props = {
  draft: TermsDraft;
  offers: readonly OfferView[];
  cause: unknown;
  onChange: (draft: TermsDraft) => void;
};

export function TermsFields({ draft, offers, cause, onChange }: Props) {
  const { t } = useTranslation(["contracts", "lifecycle"]);
  const source = offers.find(({ id }) => id === draft.offer)?.source ?? null;
  return (
    <>
      <div className="fields">
        <SelectField
          label={t("form.offer")}
          empty={t("form.chooseOffer")}
          hint={source === null ? undefined : t("form.offerSource", { source })}
          value={draft.offer}
          onChange={(offer) => onChange({ ...draft, offer })}
          options={offers.map(({ id, name }) => ({ value: id, label: name }))}
          error={fieldProblem(cause, "offer")}
        />
        <SelectField
          label={t("form.applies")}
          value={draft.applies}
          onChange={(value) =>
            onChange({ ...draft, applies: oneOf(APPLIERS, value) ?? draft.applies })
          }
          options={APPLIERS.map((one) => ({
            value: one,
            label: t(`lifecycle:appliers.${one}.name`),
          }))}
        />
      </div>
      <PointsFields
        points={draft.points}
        cause={cause}
        onChange={(points) => onChange({ ...draft, points })}
      />
      <ExtrasFields
        extras={draft.extras}
        cause={cause}
        onChange={(extras) => onChange({ ...draft, extras })}
      />
      <TextField
        label={t("form.why")}
        hint={t("form.whyHint")}
        value={draft.why}
        onChange={(why) => onChange({ ...draft, why })}
        maxLength={1000}
        error={fieldProblem(cause, "why")}
      />
    </>
  );
}
