/** MessageForm: a reply that both sides read, or a note that only the desk reads and that looks like nothing else. */
import { useTranslation } from "react-i18next";
import { ticketCommands } from "#api/ticket-commands.ts";
import { ask } from "#web/session/ask.ts";
import { MarkdownEditor } from "#web/ui/markdown-editor.tsx";
import { FormFrame } from "./form-frame.tsx";
import { GuideMenu } from "./guide-menu.tsx";
import { draftKey, useCommandForm } from "./use-command-form.ts";
import type { FormProps } from "./use-command-form.ts";
import { FilesField, useFiles } from "#web/tickets/files.tsx";
import { useSees } from "./use-sees.ts";

export function MessageForm({
  kind,
  autoFocus,
  ...props
}: FormProps & { kind: "reply" | "note"; autoFocus: boolean }) {
  const { t } = useTranslation(["console", "lifecycle"]);
  const form = useCommandForm(props, kind, { text: "" });
  const files = useFiles(draftKey(kind, props.ticket.reference));
  const sees = useSees(props.ticket);
  const isNote = kind === "note";
  const send = () => {
    const body = { text: form.values.text, attachments: files.ids };
    form.run((meta) => ask(isNote ? ticketCommands.note : ticketCommands.reply, { ...meta, body }));
  };
  return (
    <FormFrame
      form={form}
      title={t(`lifecycle:commands.${kind}.button`)}
      sees={isNote ? t("composer.deskOnly") : sees}
      submitLabel={t(isNote ? "composer.addNote" : "composer.send")}
      onSubmit={send}
      onCancel={props.onCancel}
      blocked={!files.settled}
      tone={isNote ? "note" : "plain"}
    >
      <MarkdownEditor
        label={t(`lifecycle:commands.${kind}.button`)}
        hideLabel
        value={form.values.text}
        onChange={(text) => form.set("text", text)}
        placeholder={
          isNote
            ? t("lifecycle:commands.note.placeholder")
            : t("composer.replyPlaceholder", { name: props.ticket.filer.name })
        }
        error={form.error("text")}
        tone={isNote ? "note" : "plain"}
        autoFocus={autoFocus}
        minRows={4}
      />
      {isNote ? null : (
        <GuideMenu
          ticket={props.ticket}
          onInsert={(text) => form.set("text", join(form.values.text, text))}
        />
      )}
      <FilesField files={files} />
    </FormFrame>
  );
}

function join(before: string, after: string): string {
  return before.trim() === "" ? after : `${before.trimEnd()}\n\n${after}`;
}
