/** RemindForm: a letter, or the log of a call; says whether this attempt will count. */
import { useTranslation } from "react-i18next";
import { ticketCommands } from "#api/ticket-commands.ts";
import { ask } from "#web/session/ask.ts";
import { attemptsTold } from "#web/tickets/attempts-told.ts";
import { MarkdownEditor } from "#web/ui/markdown-editor.tsx";
import { Time } from "#web/ui/time.tsx";
import { ChoiceField } from "./controls.tsx";
import { FormFrame } from "./form-frame.tsx";
import { useCommandForm } from "./use-command-form.ts";
import type { FormProps } from "./use-command-form.ts";
import { useSees } from "./use-sees.ts";

export function RemindForm(props: FormProps) {
  const { t } = useTranslation(["console", "lifecycle"]);
  const { remindsAgainAfter, countsAgainAfter } = props.ticket.attempts;
  const form = useCommandForm(props, "remind", {
    channel: remindsAgainAfter === null ? "letter" : "phone",
    text: "",
  });
  const sees = useSees(props.ticket);
  const isCall = form.values.channel === "phone";
  const send = () => {
    const { text } = form.values;
    const channel = isCall ? ("phone" as const) : ("letter" as const);
    form.run((meta) =>
      ask(ticketCommands.remind, { ...meta, body: { channel, ...(text.trim() ? { text } : {}) } }),
    );
  };
  return (
    <FormFrame
      form={form}
      title={t("lifecycle:commands.remind.button")}
      explain={`${t("lifecycle:commands.remind.does")} ${t("remind.counted", { told: attemptsTold(t, props.ticket.attempts) })}`}
      sees={sees}
      submitLabel={t(isCall ? "remind.log" : "remind.send")}
      onSubmit={send}
      onCancel={props.onCancel}
      blocked={!isCall && remindsAgainAfter !== null}
    >
      {countsAgainAfter === null ? null : (
        <p className="small" role="status">
          {t(remindsAgainAfter === null ? "remind.made" : "remind.left")}{" "}
          <Time at={countsAgainAfter} form="full" />
        </p>
      )}
      <ChoiceField
        legend={t("remind.how")}
        value={form.values.channel}
        onChange={(channel) => form.set("channel", channel)}
        autoFocus
        options={[
          { value: "letter", name: t("remind.letter"), explain: t("remind.letterExplain") },
          { value: "phone", name: t("remind.call"), explain: t("remind.callExplain") },
        ]}
      />
      <MarkdownEditor
        label={t(isCall ? "remind.callText" : "remind.letterText")}
        value={form.values.text}
        onChange={(text) => form.set("text", text)}
        placeholder={isCall ? undefined : t("lifecycle:commands.remind.placeholder")}
        error={form.error("text")}
        minRows={2}
      />
    </FormFrame>
  );
}
