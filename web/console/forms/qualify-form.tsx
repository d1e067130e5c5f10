/** QualifyForm: validate or change the severity, say what the ticket is, and why. */
import { useTranslation } from "react-i18next";
import { ticketCommands } from "#api/ticket-commands.ts";
import { QUALIFICATIONS, SEVERITIES } from "#core/tickets/vocabulary.ts";
import { ask } from "#web/session/ask.ts";
import { MarkdownEditor } from "#web/ui/markdown-editor.tsx";
import { oneOf } from "../one-of.ts";
import { ChoiceField } from "./controls.tsx";
import { FormFrame } from "./form-frame.tsx";
import { useCommandForm } from "./use-command-form.ts";
import type { FormProps } from "./use-command-form.ts";
import { useSees } from "./use-sees.ts";

export function QualifyForm(props: FormProps) {
  const { t } = useTranslation(["console", "lifecycle"]);
  const { ticket } = props;
  const initial = { severity: String(ticket.severity), qualification: "", why: "" };
  const form = useCommandForm(props, "qualify", initial);
  const sees = useSees(ticket);
  const send = () => {
    const chosen = oneOf(SEVERITIES, form.values.severity);
    // The same severity again says something only while nobody has validated it.
    const severity = chosen === ticket.severity && ticket.severityQualified ? undefined : chosen;
    const qualification = oneOf(QUALIFICATIONS, form.values.qualification);
    const body = {
      ...(severity ? { severity } : {}),
      ...(qualification ? { qualification } : {}),
      why: form.values.why,
    };
    form.run((meta) => ask(ticketCommands.qualify, { ...meta, body }));
  };
  return (
    <FormFrame
      form={form}
      title={t("lifecycle:commands.qualify.button")}
      explain={t("lifecycle:commands.qualify.does")}
      sees={sees}
      submitLabel={t("lifecycle:commands.qualify.button")}
      onSubmit={send}
      onCancel={props.onCancel}
    >
      <ChoiceField
        legend={t("qualify.severity", { severity: ticket.declaredSeverity })}
        value={form.values.severity}
        onChange={(severity) => form.set("severity", severity)}
        error={form.error("severity")}
        autoFocus
        options={SEVERITIES.map((severity) => ({
          value: String(severity),
          name: t(`lifecycle:severities.${severity}.label`),
          explain: t(`lifecycle:severities.${severity}.effect`),
        }))}
      />
      <ChoiceField
        legend={t("qualify.qualification")}
        value={form.values.qualification}
        onChange={(qualification) => form.set("qualification", qualification)}
        error={form.error("qualification")}
        options={[
          {
            value: "",
            name: ticket.qualification
              ? t("qualify.keep", {
                  name: t(`lifecycle:qualifications.${ticket.qualification}.name`),
                })
              : t("qualify.notYet"),
          },
          ...QUALIFICATIONS.filter((one) => one !== ticket.qualification).map((one) => ({
            value: one,
            name: t(`lifecycle:qualifications.${one}.name`),
            explain: t(`lifecycle:qualifications.${one}.explain`),
          })),
        ]}
      />
      <MarkdownEditor
        label={t("qualify.why")}
        value={form.values.why}
        onChange={(why) => form.set("why", why)}
        placeholder={t("lifecycle:commands.qualify.placeholder")}
        error={form.error("why")}
        minRows={2}
      />
    </FormFrame>
  );
}
