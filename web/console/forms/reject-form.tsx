/** RejectForm: close what is not a valid case; each reason asks for its own detail. */
import { useTranslation } from "react-i18next";
import { ticketCommands } from "#api/ticket-commands.ts";
import { EXCLUSIONS, REJECTION_REASONS } from "#core/tickets/vocabulary.ts";
import { ask } from "#web/session/ask.ts";
import { MarkdownEditor } from "#web/ui/markdown-editor.tsx";
import { oneOf } from "../one-of.ts";
import { ChoiceField, SelectField, TextField } from "./controls.tsx";
import { CoverageReasons } from "./coverage-reasons.tsx";
import { FormFrame } from "./form-frame.tsx";
import { useCommandForm } from "./use-command-form.ts";
import type { CommandForm, FormProps } from "./use-command-form.ts";
import { useSees } from "./use-sees.ts";

const nothing = { reason: "", duplicateOf: "", exclusion: "", clause: "", explanation: "" };
type Values = typeof nothing;

export function RejectForm(props: FormProps) {
  const { t } = useTranslation(["console", "lifecycle"]);
  const form = useCommandForm(props, "reject", nothing);
  const sees = useSees(props.ticket);
  const reason = oneOf(REJECTION_REASONS, form.values.reason);
  const send = () => {
    if (reason === undefined) return;
    const body = { reason, explanation: form.values.explanation, ...detailOf(form.values) };
    form.run((meta) => ask(ticketCommands.reject, { ...meta, body }));
  };
  return (
    <FormFrame
      form={form}
      title={t("lifecycle:commands.reject.button")}
      explain={t("lifecycle:commands.reject.does")}
      sees={sees}
      submitLabel={t("reject.submit")}
      onSubmit={send}
      onCancel={props.onCancel}
      blocked={reason === undefined}
      danger
    >
      <ChoiceField
        legend={t("reject.reason")}
        value={form.values.reason}
        onChange={(value) => form.set("reason", value)}
        error={form.error("reason")}
        autoFocus
        options={REJECTION_REASONS.map((one) => ({
          value: one,
          name: t(`lifecycle:rejectionReasons.${one}.name`),
          explain: t(`lifecycle:rejectionReasons.${one}.explain`),
        }))}
      />
      <CoverageReasons
        ticket={props.ticket}
        onUse={({ clause, explanation }) =>
          form.setAll({ reason: "not_covered", clause, explanation })
        }
      />
      <Detail form={form} />
      <MarkdownEditor
        label={t("reject.explanation")}
        value={form.values.explanation}
        onChange={(explanation) => form.set("explanation", explanation)}
        placeholder={t("lifecycle:commands.reject.placeholder")}
        error={form.error("explanation")}
        minRows={3}
      />
    </FormFrame>
  );
}

/** Each reason brings its own detail and no other's, also where an earlier choice left words behind. */
function detailOf({ reason, duplicateOf, exclusion, clause }: Values) {
  const excluded = oneOf(EXCLUSIONS, exclusion);
  if (reason === "duplicate" && duplicateOf.trim() !== "")
    return { duplicateOf: duplicateOf.trim().toUpperCase() };
  if (reason === "out_of_scope" && excluded !== undefined) return { exclusion: excluded };
  if (reason === "not_covered" && clause.trim() !== "") return { clause };
  return {};
}

function Detail({ form }: { form: CommandForm<Values> }) {
  const { t } = useTranslation(["console", "lifecycle"]);
  const { values, set, error } = form;
  if (values.reason === "duplicate")
    return (
      <TextField
        label={t("reject.duplicateOf")}
        placeholder="EXO-2026-000123"
        value={values.duplicateOf}
        onChange={(value) => set("duplicateOf", value)}
        error={error("duplicateOf")}
      />
    );
  if (values.reason === "out_of_scope")
    return (
      <SelectField
        label={t("reject.exclusion")}
        empty={t("reject.chooseExclusion")}
        value={values.exclusion}
        onChange={(value) => set("exclusion", value)}
        error={error("exclusion")}
        options={EXCLUSIONS.map((one) => ({ value: one, label: t(`lifecycle:exclusions.${one}`) }))}
      />
    );
  if (values.reason === "not_covered")
    return (
      <TextField
        label={t("reject.clause")}
        placeholder={t("reject.clausePlaceholder")}
        value={values.clause}
        onChange={(value) => set("clause", value)}
        error={error("clause")}
      />
    );
  return null;
}
