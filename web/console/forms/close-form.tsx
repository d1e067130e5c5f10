/** CloseForm: close what no reminder got an answer to; a resolved one's solution is then taken as valid. */
import { useTranslation } from "react-i18next";
import { ticketCommands } from "#api/ticket-commands.ts";
import { ask } from "#web/session/ask.ts";
import { MarkdownEditor } from "#web/ui/markdown-editor.tsx";
import { FormFrame } from "./form-frame.tsx";
import { useCommandForm } from "./use-command-form.ts";
import type { FormProps } from "./use-command-form.ts";
import { useSees } from "./use-sees.ts";

export function CloseForm(props: FormProps) {
  const { t } = useTranslation(["console", "lifecycle"]);
  const form = useCommandForm(props, "close-unanswered", { text: "" });
  const sees = useSees(props.ticket);
  const send = () => {
    const { text } = form.values;
    form.run((meta) =>
      ask(ticketCommands["close-unanswered"], { ...meta, body: text.trim() ? { text } : {} }),
    );
  };
  return (
    <FormFrame
      form={form}
      title={t("lifecycle:commands.close-unanswered.button")}
      explain={t("lifecycle:commands.close-unanswered.does")}
      sees={sees}
      submitLabel={t("lifecycle:commands.close-unanswered.button")}
      onSubmit={send}
      onCancel={props.onCancel}
      danger
    >
      <MarkdownEditor
        label={t("closing.text")}
        value={form.values.text}
        onChange={(text) => form.set("text", text)}
        placeholder={t("lifecycle:commands.close-unanswered.placeholder")}
        error={form.error("text")}
        autoFocus
        minRows={2}
      />
    </FormFrame>
  );
}
