/** FormEditor { form, history }: items added, reworded, reordered and taken out, with the preview beside; one who was late is told. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { writeIntakeForm } from "#api/intake.ts";
import { checkForm } from "#core/intake/form.ts";
import type { Form, Item } from "#web/intake/intake-queries.ts";
import { ask } from "#web/session/ask.ts";
import { useDraft } from "#web/session/use-draft.ts";
import { useProblemWords } from "#web/session/problem-words.ts";
import { Button } from "#web/ui/button.tsx";
import { Card } from "#web/ui/card.tsx";
import { TextField } from "#web/ui/field.tsx";
import { notify } from "#web/ui/notices.tsx";
import { ErrorState } from "#web/ui/states.tsx";
import { FormPreview } from "./form-preview.tsx";
import { ItemEditor } from "./item-editor.tsx";
import { newItem } from "./new-item.ts";

export function FormEditor({ form, history }: { form: Form; history: ReactNode }) {
  const { t } = useTranslation("intake");
  const words = useProblemWords();
  const [items, setItems] = useState<readonly Item[]>(form.items);
  const { text: why, setText: setWhy, forget } = useDraft(`intake-form-why:${form.nature}`);
  const saving = useSaving(form, items, why, forget);
  const checked = checkForm(items);
  const isChanged = JSON.stringify(items) !== JSON.stringify(form.items);
  const put = (index: number, item: Item) => setItems(items.with(index, item));
  const move = (index: number, by: -1 | 1) => {
    const other = items[index + by];
    const item = items[index];
    if (other && item) setItems(items.with(index, other).with(index + by, item));
  };
  return (
    <div className="form-columns">
      <div className="stack tight">
        {items.map((item, index) => (
          <ItemEditor
            key={item.key}
            item={item}
            isFirst={index === 0}
            isLast={index === items.length - 1}
            onChange={(next) => put(index, next)}
            onMove={(by) => move(index, by)}
            onRemove={() => setItems(items.toSpliced(index, 1))}
          />
        ))}
        <div>
          <Button variant="default" onClick={() => setItems([...items, newItem(items)])}>
            {t("forms.add")}
          </Button>
        </div>
        <Card>
          <div className="stack">
            <TextField
              label={t("forms.why")}
              hint={t("forms.whyHint")}
              value={why}
              onChange={setWhy}
              maxLength={1000}
            />
            {saving.error ? <ErrorState problem={words(saving.error)} /> : null}
            {checked.ok ? null : (
              <p className="field-error" role="alert">
                {t(`forms.lacks.${checked.refusal.code}`, { ...checked.refusal.params })}
              </p>
            )}
            <div className="row wrap">
              <Button
                loading={saving.isPending}
                disabled={!isChanged || !checked.ok}
                onClick={() => saving.mutate()}
              >
                {t("forms.save")}
              </Button>
              <Button variant="default" disabled={!isChanged} onClick={() => setItems(form.items)}>
                {t("forms.undo")}
              </Button>
            </div>
            <p className="small muted">{t("forms.keeps")}</p>
          </div>
        </Card>
      </div>
      <div className="stack">
        <FormPreview form={{ ...form, items: [...items] }} />
        {history}
      </div>
    </div>
  );
}

function useSaving(
  { nature, version }: Form,
  items: readonly Item[],
  why: string,
  onSaved: () => void,
) {
  const { t } = useTranslation("intake");
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () =>
      ask(writeIntakeForm, {
        params: { nature },
        ifMatch: String(version),
        body: { items: [...items], why },
      }),
    onSuccess: async () => {
      onSaved();
      notify({ tone: "done", title: t("forms.saved") });
      await queries.invalidateQueries({ queryKey: ["intake"] });
    },
  });
}
