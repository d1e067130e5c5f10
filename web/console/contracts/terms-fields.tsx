/** TermsFields { draft, offers, granted?, cause, onChange }: offer, who applies workarounds, points of both sides, extras, and why. */
import "../forms/forms.css";
import { useTranslation } from "react-i18next";
import type { OfferView, TermsView } from "#api/contract-views.ts";
import { sameGrant } from "#core/contracts/offer.ts";
import { APPLIERS } from "#core/tickets/vocabulary.ts";
import { fieldProblem } from "#web/session/problem-words.ts";
import { SelectField, TextField } from "../forms/controls.tsx";
import { Tick } from "../forms/tick.tsx";
import { oneOf } from "../one-of.ts";
import { ExtrasFields } from "./extras-fields.tsx";
import { PointsFields } from "./points-fields.tsx";
import type { TermsDraft } from "./terms-draft.ts";

type Props = {
  draft: TermsDraft;
  offers: readonly OfferView[];
  /** What the contract was granted until now. */
  granted?: TermsView | undefined;
  cause: unknown;
  onChange: (draft: TermsDraft) => void;
};

export function TermsFields({ draft, offers, granted, cause, onChange }: Props) {
  const { t } = useTranslation(["contracts", "lifecycle"]);
  const offer = offers.find(({ id }) => id === draft.offer);
  const source = offer?.source ?? null;
  const choices = offers.filter(
    ({ id, withdrawnAt }) => withdrawnAt === null || id === draft.offer,
  );
  return (
    <>
      <div className="fields">
        <SelectField
          label={t("form.offer")}
          empty={t("form.chooseOffer")}
          hint={source === null ? undefined : t("form.offerSource", { source })}
          value={draft.offer}
          onChange={(id) => onChange({ ...draft, offer: id, refresh: false })}
          options={choices.map(({ id, name, withdrawnAt }) => ({
            value: id,
            label: withdrawnAt === null ? name : t("form.withdrawnOffer", { offer: name }),
          }))}
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
      {offer && granted?.offer === offer.name && !sameGrant(granted, offer.terms) ? (
        <Refresh
          offer={offer.name}
          wanted={draft.refresh}
          onChange={(refresh) => onChange({ ...draft, refresh })}
        />
      ) : null}
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

type RefreshProps = { offer: string; wanted: boolean; onChange: (wanted: boolean) => void };

/** An offer that was edited since: the contract keeps what it has, unless both agree on what is offered now. */
function Refresh({ offer, wanted, onChange }: RefreshProps) {
  const { t } = useTranslation("contracts");
  return (
    <div className="stack" style={{ gap: "0.25rem" }}>
      <Tick label={t("form.refresh")} checked={wanted} onChange={onChange} />
      <span className="small muted">{t("form.refreshHint", { offer })}</span>
    </div>
  );
}
