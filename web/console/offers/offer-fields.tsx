/** OfferFields { draft, cause, hasName, onChange }: all that an offer grants. Its name is asked for while it has none yet. */
import "../forms/forms.css";
import { useTranslation } from "react-i18next";
import { INCLUSIONS, OFFER_CHANNELS } from "#core/contracts/vocabulary.ts";
import { fieldProblem } from "#web/session/problem-words.ts";
import { ChoiceField, TextField } from "../forms/controls.tsx";
import { Choices } from "./choices.tsx";
import { LevelsFields } from "./levels-fields.tsx";
import type { OfferDraft } from "./offer-draft.ts";

type Props = {
  draft: OfferDraft;
  cause: unknown;
  hasName: boolean;
  onChange: (draft: OfferDraft) => void;
};
type PartProps = Pick<Props, "cause" | "draft"> & { set: (part: Partial<OfferDraft>) => void };

export function OfferFields({ draft, cause, hasName, onChange }: Props) {
  const { t } = useTranslation(["offers", "contracts"]);
  const set = (part: Partial<OfferDraft>) => onChange({ ...draft, ...part });
  return (
    <>
      <div className="fields">
        {hasName ? null : (
          <TextField
            label={t("form.name")}
            hint={t("form.nameHint")}
            value={draft.name}
            onChange={(name) => set({ name })}
            maxLength={200}
            error={fieldProblem(cause, "name")}
          />
        )}
        <TextField
          label={t("form.source")}
          hint={t("form.sourceHint")}
          value={draft.source}
          onChange={(source) => set({ source })}
          maxLength={300}
          error={fieldProblem(cause, "source")}
        />
      </div>
      <ReachFields draft={draft} cause={cause} set={set} />
      <LevelsFields levels={draft.levels} cause={cause} onChange={(levels) => set({ levels })} />
      {draft.levels.some(({ clock }) => clock === "resolution") ? (
        <ChoiceField
          legend={t("contracts:speed.plannedFix")}
          value={draft.plannedFixResolves ? "stops" : "runs"}
          onChange={(value) => set({ plannedFixResolves: value === "stops" })}
          options={[
            { value: "runs", name: t("contracts:speed.plannedFixRuns") },
            { value: "stops", name: t("contracts:speed.plannedFixStops") },
          ]}
        />
      ) : null}
      <Choices
        legend={t("contracts:covered.included")}
        options={INCLUSIONS.map((one) => ({ value: one, label: t(`contracts:inclusions.${one}`) }))}
        chosen={draft.included}
        onChange={(included) => set({ included })}
      />
      <AddOnFields draft={draft} cause={cause} set={set} />
      <TextField
        label={t("contracts:form.why")}
        hint={t("contracts:form.whyHint")}
        value={draft.why}
        onChange={(why) => set({ why })}
        maxLength={1000}
        error={fieldProblem(cause, "why")}
      />
    </>
  );
}

function ReachFields({ draft, cause, set }: PartProps) {
  const { t } = useTranslation(["offers", "lifecycle", "contracts"]);
  return (
    <>
      <Choices
        legend={t("form.channels")}
        options={OFFER_CHANNELS.map((one) => ({
          value: one,
          label: t(`lifecycle:channels.${one}.name`),
        }))}
        chosen={draft.channels}
        onChange={(channels) => set({ channels })}
        error={fieldProblem(cause, "terms.channels")}
      />
      <div className="fields">
        {draft.channels.includes("phone") ? (
          <TextField
            type="tel"
            label={t("form.phone")}
            value={draft.phone}
            onChange={(phone) => set({ phone })}
            maxLength={40}
            error={fieldProblem(cause, "terms.phone")}
          />
        ) : null}
        <TextField
          label={t("contracts:named.title")}
          hint={t("form.unlimited")}
          value={draft.namedContacts}
          onChange={(namedContacts) => set({ namedContacts })}
          maxLength={4}
          inputMode="numeric"
          error={fieldProblem(cause, "terms.namedContacts")}
        />
        <TextField
          label={t("contracts:covered.tickets")}
          hint={t("form.unlimited")}
          value={draft.ticketsPerYear}
          onChange={(ticketsPerYear) => set({ ticketsPerYear })}
          maxLength={7}
          inputMode="numeric"
          error={fieldProblem(cause, "terms.ticketsPerYear")}
        />
      </div>
    </>
  );
}

function AddOnFields({ draft, cause, set }: PartProps) {
  const { t } = useTranslation(["offers", "contracts"]);
  return (
    <>
      <ChoiceField
        legend={t("contracts:covered.addOns")}
        value={draft.reachesAllAddOns ? "all" : "these"}
        onChange={(value) => set({ reachesAllAddOns: value === "all" })}
        options={[
          { value: "all", name: t("contracts:covered.addOnsAll") },
          { value: "these", name: t("form.addOnsThese") },
        ]}
      />
      {draft.reachesAllAddOns ? null : (
        <TextField
          label={t("form.addOns")}
          hint={t("form.addOnsHint")}
          value={draft.addOns}
          onChange={(addOns) => set({ addOns })}
          error={fieldProblem(cause, "terms.addOns")}
        />
      )}
    </>
  );
}
