/** RequestForm: what exactly is needed, item by item, beginning with what is still unanswered; Enter makes the next item. */
import { useTranslation } from "react-i18next";
import { ticketCommands } from "#api/ticket-commands.ts";
import { MOST_ASKED } from "#core/intake/items.ts";
import { ask } from "#web/session/ask.ts";
import { Button } from "#web/ui/button.tsx";
import { MarkdownEditor } from "#web/ui/markdown-editor.tsx";
import { joinItems, splitItems } from "../use-fields.ts";
import { FormFrame } from "./form-frame.tsx";
import { ItemRows } from "./item-rows.tsx";
import { draftKey, useCommandForm } from "./use-command-form.ts";
import type { FormProps } from "./use-command-form.ts";
import { askedBody, stillAsked } from "./still-asked.ts";
import { FilesField, useFiles } from "#web/tickets/files.tsx";
import { useSees } from "./use-sees.ts";

export function RequestForm(props: FormProps) {
  const { t } = useTranslation(["console", "lifecycle"]);
  const still = stillAsked(props.ticket);
  const initial = { text: "", items: joinItems(still.map(({ text }) => text)) };
  const form = useCommandForm(props, "request-information", initial);
  const files = useFiles(draftKey("request-information", props.ticket.reference));
  const sees = useSees(props.ticket);
  const items = splitItems(form.values.items);
  const setItems = (next: readonly string[]) => form.set("items", joinItems(next));
  const send = () => {
    const { text } = form.values;
    const asked = askedBody(items, still);
    const body = { ...asked, attachments: files.ids, ...(text.trim() ? { text } : {}) };
    form.run((meta) => ask(ticketCommands["request-information"], { ...meta, body }));
  };
  return (
    <FormFrame
      form={form}
      title={t("lifecycle:commands.request-information.button")}
      explain={t("lifecycle:commands.request-information.does")}
      sees={sees}
      submitLabel={t("composer.ask")}
      onSubmit={send}
      onCancel={props.onCancel}
      blocked={!files.settled}
    >
      {still.length === 0 ? null : <p className="small muted">{t("request.again")}</p>}
      <ItemRows
        legend={t("request.items")}
        items={items}
        onChange={setItems}
        placeholder={t("lifecycle:commands.request-information.placeholder")}
        error={
          form.error("items") ?? items.map((_, index) => form.error(`items.${index}`)).find(Boolean)
        }
      />
      {items.length < MOST_ASKED ? (
        <div>
          <Button size="xs" variant="subtle" onClick={() => setItems([...items, ""])}>
            {t("request.add")}
          </Button>
        </div>
      ) : null}
      <MarkdownEditor
        label={t("request.text")}
        value={form.values.text}
        onChange={(text) => form.set("text", text)}
        error={form.error("text")}
        minRows={2}
      />
      <FilesField files={files} />
    </FormFrame>
  );
}
