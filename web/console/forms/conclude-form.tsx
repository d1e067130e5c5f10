/** ConcludeForm: the kind first, then what that kind demands. */
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { ticketCommands } from "#api/ticket-commands.ts";
import { CONCLUSION_KINDS } from "#core/tickets/vocabulary.ts";
import { ask } from "#web/session/ask.ts";
import { MarkdownEditor } from "#web/ui/markdown-editor.tsx";
import { releasesQuery } from "../queries.ts";
import { ChoiceField } from "./controls.tsx";
import { KindFields } from "./conclusion-fields.tsx";
import { conclusionOf, noConclusion } from "./conclusion-of.ts";
import { FormFrame } from "./form-frame.tsx";
import { draftKey, useCommandForm } from "./use-command-form.ts";
import type { FormProps } from "./use-command-form.ts";
import { FilesField, useFiles } from "#web/tickets/files.tsx";
import { useSees } from "./use-sees.ts";

export function ConcludeForm(props: FormProps) {
  const { t } = useTranslation(["console", "lifecycle"]);
  const form = useCommandForm(props, "conclude", noConclusion);
  const files = useFiles(draftKey("conclude", props.ticket.reference));
  const sees = useSees(props.ticket);
  const releases = useQuery(releasesQuery).data?.items ?? [];
  const planned = releases.find(({ version }) => version === form.values.release)?.planned ?? false;
  const conclusion = conclusionOf(form.values, planned);
  const send = () => {
    if (conclusion === undefined) return;
    const body = { conclusion, attachments: files.ids };
    form.run((meta) => ask(ticketCommands.conclude, { ...meta, body }));
  };
  return (
    <FormFrame
      form={form}
      title={t("lifecycle:commands.conclude.button")}
      explain={t("lifecycle:commands.conclude.does")}
      sees={sees}
      submitLabel={t("conclude.submit")}
      onSubmit={send}
      onCancel={props.onCancel}
      blocked={conclusion === undefined || !files.settled}
    >
      <ChoiceField
        legend={t("conclude.kind")}
        value={form.values.kind}
        onChange={(kind) => form.set("kind", kind)}
        error={form.error("conclusion.kind")}
        autoFocus
        options={CONCLUSION_KINDS.map((kind) => ({
          value: kind,
          name: t(`lifecycle:conclusions.${kind}.name`),
          explain: t(`lifecycle:conclusions.${kind}.explain`),
        }))}
      />
      {conclusion === undefined ? null : (
        <>
          <MarkdownEditor
            label={t("conclude.text")}
            value={form.values.text}
            onChange={(text) => form.set("text", text)}
            placeholder={t("lifecycle:commands.conclude.placeholder")}
            error={form.error("conclusion.text")}
            minRows={3}
          />
          <KindFields kind={conclusion.kind} form={form} releases={releases} planned={planned} />
          <FilesField files={files} />
        </>
      )}
    </FormFrame>
  );
}
