/** KindFields { kind, form, releases, planned }: what each kind of conclusion demands beside its text. */
import { useTranslation } from "react-i18next";
import type { ConclusionKind } from "#core/tickets/vocabulary.ts";
import { APPLIERS, SEVERITIES, WORKAROUND_FORMS } from "#core/tickets/vocabulary.ts";
import { MarkdownEditor } from "#web/ui/markdown-editor.tsx";
import type { ConclusionValues } from "./conclusion-of.ts";
import { ChoiceField, SelectField, TextField } from "./controls.tsx";
import { FixFields } from "./fix-fields.tsx";
import type { Release } from "./fix-fields.tsx";
import type { CommandForm } from "./use-command-form.ts";

type Props = {
  kind: ConclusionKind;
  form: CommandForm<ConclusionValues>;
  releases: readonly Release[];
  planned: boolean;
};

export function KindFields({ kind, form, releases, planned }: Props) {
  if (kind === "information") return <ResourceFields form={form} />;
  if (kind === "workaround")
    return (
      <>
        <WorkaroundFields form={form} />
        <Directives form={form} />
      </>
    );
  if (kind === "fix")
    return (
      <>
        <FixFields form={form} releases={releases} planned={planned} />
        <Directives form={form} />
      </>
    );
  return <Demonstration form={form} />;
}

type FormOnly = Pick<Props, "form">;

function ResourceFields({ form }: FormOnly) {
  const { t } = useTranslation("console");
  return (
    <div className="fields">
      <TextField
        label={t("conclude.resourceTitle")}
        value={form.values.title}
        onChange={(title) => form.set("title", title)}
        error={form.error("conclusion.resource.title")}
      />
      <TextField
        label={t("conclude.resourceUrl")}
        type="url"
        placeholder="https://"
        value={form.values.url}
        onChange={(url) => form.set("url", url)}
        error={form.error("conclusion.resource.url")}
      />
    </div>
  );
}

function WorkaroundFields({ form }: FormOnly) {
  const { t } = useTranslation(["console", "lifecycle"]);
  const { severity } = form.ticket;
  const lower = SEVERITIES.filter((one) => one > severity);
  return (
    <>
      <ChoiceField
        legend={t("conclude.form")}
        value={form.values.form}
        onChange={(value) => form.set("form", value)}
        error={form.error("conclusion.form")}
        options={WORKAROUND_FORMS.map((one) => ({
          value: one,
          name: t(`lifecycle:workaroundForms.${one}.name`),
          explain: t(`lifecycle:workaroundForms.${one}.explain`),
        }))}
      />
      <div className="fields">
        <SelectField
          label={t("conclude.appliedBy")}
          empty={t("conclude.appliedByContract")}
          value={form.values.appliedBy}
          onChange={(value) => form.set("appliedBy", value)}
          error={form.error("conclusion.appliedBy")}
          options={APPLIERS.map((one) => ({
            value: one,
            label: t(`lifecycle:appliers.${one}.name`),
          }))}
        />
        <SelectField
          label={t("conclude.severityAfter")}
          hint={t("conclude.severityAfterHint")}
          empty={t("conclude.severityKept", { label: t(`lifecycle:severities.${severity}.label`) })}
          value={form.values.severityAfter}
          onChange={(value) => form.set("severityAfter", value)}
          error={form.error("conclusion.severityAfter")}
          options={lower.map((one) => ({
            value: String(one),
            label: t(`lifecycle:severities.${one}.label`),
          }))}
        />
      </div>
    </>
  );
}

function Directives({ form }: FormOnly) {
  const { t } = useTranslation("console");
  return (
    <MarkdownEditor
      label={t("conclude.directives")}
      hint={t("conclude.directivesHint")}
      value={form.values.directives}
      onChange={(directives) => form.set("directives", directives)}
      error={form.error("conclusion.directives")}
      minRows={3}
    />
  );
}

function Demonstration({ form }: FormOnly) {
  const { t } = useTranslation("console");
  return (
    <MarkdownEditor
      label={t("conclude.demonstration")}
      hint={t("conclude.demonstrationHint")}
      value={form.values.demonstration}
      onChange={(demonstration) => form.set("demonstration", demonstration)}
      error={form.error("conclusion.demonstration")}
      minRows={3}
    />
  );
}
