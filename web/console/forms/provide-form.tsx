/** ProvideForm: information that came by another way, or that the desk found itself; item by item where items were asked for. */
import { useTranslation } from "react-i18next";
import { ticketCommands } from "#api/ticket-commands.ts";
import { RECORDED_CHANNELS } from "#core/tickets/vocabulary.ts";
import { ask } from "#web/session/ask.ts";
import { MarkdownEditor } from "#web/ui/markdown-editor.tsx";
import { useReader } from "#web/ui/reader.tsx";
import { TextField } from "./controls.tsx";
import { FormFrame } from "./form-frame.tsx";
import { noRecord, RecordedFields, toRecorded } from "./recorded-fields.tsx";
import { draftKey, useCommandForm } from "./use-command-form.ts";
import type { FormProps } from "./use-command-form.ts";
import { answerSheet, given } from "#web/tickets/kept-answers.ts";
import { FilesField, useFiles } from "#web/tickets/files.tsx";
import { usePeople } from "./use-people.ts";
import { useSees } from "./use-sees.ts";

export function ProvideForm(props: FormProps) {
  const { t } = useTranslation(["console", "lifecycle"]);
  const { timeZone } = useReader();
  const form = useCommandForm(props, "provide-information", { ...noRecord, text: "", answers: "" });
  const files = useFiles(draftKey("provide-information", props.ticket.reference));
  const sees = useSees(props.ticket);
  const people = usePeople(props.ticket);
  const { rows, written } = answerSheet(props.ticket.requests, form.values.answers);
  const send = () => {
    const { text } = form.values;
    const body = {
      answers: given(rows),
      attachments: files.ids,
      recorded: toRecorded(form.values, people, timeZone),
      ...(text.trim() ? { text } : {}),
    };
    form.run((meta) => ask(ticketCommands["provide-information"], { ...meta, body }));
  };
  return (
    <FormFrame
      form={form}
      title={t("console:recording.provide-information.button")}
      explain={t("console:recording.provide-information.does")}
      sees={sees}
      submitLabel={t("console:recording.provide-information.button")}
      onSubmit={send}
      onCancel={props.onCancel}
      blocked={!files.settled}
    >
      <RecordedFields
        values={form.values}
        set={form.set}
        error={form.error}
        people={people}
        channels={RECORDED_CHANNELS}
      />
      {rows.map((row) => (
        <TextField
          key={row.key}
          label={`${row.item.item}. ${row.item.text ?? "…"}`}
          hint={
            row.isBefore ? t("asked.before") : row.item.answered ? t("asked.answered") : undefined
          }
          value={row.words}
          onChange={(words) => form.set("answers", written(row, words))}
        />
      ))}
      <MarkdownEditor
        label={t("recorded.words.provide-information")}
        value={form.values.text}
        onChange={(text) => form.set("text", text)}
        error={form.error("text") ?? form.error("answers")}
        minRows={2}
      />
      <FilesField files={files} />
    </FormFrame>
  );
}
