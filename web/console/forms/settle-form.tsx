/** SettleForm { command }: an acceptance, a refusal or a withdrawal that was said elsewhere: who said so, how and when. */
import { useTranslation } from "react-i18next";
import { ticketCommands } from "#api/ticket-commands.ts";
import { ask } from "#web/session/ask.ts";
import { MarkdownEditor } from "#web/ui/markdown-editor.tsx";
import { useReader } from "#web/ui/reader.tsx";
import { FormFrame } from "./form-frame.tsx";
import { noRecord, RecordedFields, toRecorded } from "./recorded-fields.tsx";
import { useCommandForm } from "./use-command-form.ts";
import type { FormProps } from "./use-command-form.ts";
import { useSees } from "./use-sees.ts";

type Settlement = "accept" | "refuse" | "withdraw";

export function SettleForm({ command, ...props }: FormProps & { command: Settlement }) {
  const { t } = useTranslation(["console", "lifecycle"]);
  const { timeZone } = useReader();
  const form = useCommandForm(props, command, { ...noRecord, text: "" });
  const sees = useSees(props.ticket);
  const people = props.ticket.settlers;
  const send = () => {
    const recorded = toRecorded(form.values, people, timeZone);
    const { text } = form.values;
    const given = text.trim() === "" ? undefined : text;
    form.run((meta) => {
      if (command === "accept")
        return ask(ticketCommands.accept, {
          ...meta,
          body: { recorded, ...(given ? { comment: given } : {}) },
        });
      if (command === "withdraw")
        return ask(ticketCommands.withdraw, {
          ...meta,
          body: { recorded, ...(given ? { why: given } : {}) },
        });
      return ask(ticketCommands.refuse, { ...meta, body: { recorded, why: text } });
    });
  };
  return (
    <FormFrame
      form={form}
      title={t(`console:recording.${command}.button`)}
      explain={t(`console:recording.${command}.does`)}
      sees={sees}
      submitLabel={t(`console:recording.${command}.button`)}
      onSubmit={send}
      onCancel={props.onCancel}
      danger={command === "withdraw"}
    >
      <RecordedFields values={form.values} set={form.set} error={form.error} people={people} />
      <MarkdownEditor
        label={t(`recorded.words.${command}`)}
        value={form.values.text}
        onChange={(text) => form.set("text", text)}
        error={form.error("why") ?? form.error("comment")}
        minRows={2}
      />
    </FormFrame>
  );
}
