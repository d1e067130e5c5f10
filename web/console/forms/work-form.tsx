/** WorkForm { command }: start or resume work; where items asked for are still unanswered, only with a reason that the desk reads. */
import { useTranslation } from "react-i18next";
import { ticketCommands } from "#api/ticket-commands.ts";
import { ask } from "#web/session/ask.ts";
import { MarkdownEditor } from "#web/ui/markdown-editor.tsx";
import { unansweredOf } from "../ticket/unanswered.ts";
import { FormFrame } from "./form-frame.tsx";
import { useCommandForm } from "./use-command-form.ts";
import type { FormProps } from "./use-command-form.ts";

export function WorkForm({ command, ...props }: FormProps & { command: "start-work" | "resume" }) {
  const { t } = useTranslation(["console", "lifecycle"]);
  const form = useCommandForm(props, command, { override: "" });
  const missing = unansweredOf(props.ticket);
  const needsReason = missing.length > 0 && props.ticket.severity !== 1;
  const send = () => {
    const { override } = form.values;
    const body = override.trim() === "" ? {} : { override };
    form.run((meta) => ask(ticketCommands[command], { ...meta, body }));
  };
  return (
    <FormFrame
      form={form}
      title={t(`lifecycle:commands.${command}.button`)}
      explain={t(`lifecycle:commands.${command}.does`)}
      sees={t("composer.bothRead")}
      submitLabel={t(`lifecycle:commands.${command}.button`)}
      onSubmit={send}
      onCancel={props.onCancel}
    >
      {missing.length > 0 ? (
        <div>
          <strong className="small">{t("work.missing", { count: missing.length })}</strong>
          <ul className="small">
            {missing.map(({ item, text }) => (
              <li key={item}>
                {item}. {text}
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      {needsReason ? (
        <MarkdownEditor
          label={t("work.override")}
          value={form.values.override}
          onChange={(override) => form.set("override", override)}
          placeholder={t(`lifecycle:commands.${command}.placeholder`)}
          error={form.error("override")}
          tone="note"
          autoFocus
          minRows={2}
        />
      ) : null}
    </FormFrame>
  );
}
