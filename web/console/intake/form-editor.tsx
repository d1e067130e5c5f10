/**
 * FormEditor { form, history }: items added, reworded, reordered and taken out, with the preview beside. What is typed outlives a reload;
 *   one who was late is told, and may go on from the version that came meanwhile.
 */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { writeIntakeForm } from "#api/intake.ts";
import { checkForm } from "#core/intake/form.ts";
import { formsQuery } from "#web/intake/intake-queries.ts";
import type { Form, Item } from "#web/intake/intake-queries.ts";
import { ask } from "#web/session/ask.ts";
import { useDraft } from "#web/session/use-draft.ts";
import { useDraftOf } from "#web/session/use-draft-of.ts";
import { Button } from "#web/ui/button.tsx";
import { notify } from "#web/ui/notices.tsx";
import { FormPreview } from "./form-preview.tsx";
import { ItemEditor } from "./item-editor.tsx";
import { newItem } from "./new-item.ts";
import { SaveCard } from "./save-card.tsx";
import { isTypedForm } from "./typed-form.ts";
import type { TypedForm } from "./typed-form.ts";

export function FormEditor({ form, history }: { form: Form; history: ReactNode }) {
  const { t } = useTranslation("intake");
  const { nature, version } = form;
  const draft = useDraftOf<TypedForm>(`intake-form:${nature}`, isTypedForm, {
    version,
    items: form.items,
  });
  const why = useDraft(`intake-form-why:${nature}`);
  const typed = draft.value;
  const { items } = typed;
  const saving = useSaving(nature, typed, why.text, () => {
    draft.forget();
    why.forget();
  });
  const setItems = (next: Item[]) => draft.set({ ...typed, items: next });
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
        <SaveCard
          why={why}
          saving={saving}
          checked={checkForm(items)}
          isChanged={JSON.stringify(items) !== JSON.stringify(form.items)}
          isLate={typed.version !== version}
          onGoOn={() => draft.set({ ...typed, version })}
          onUndo={draft.forget}
        />
      </div>
      <div className="stack">
        <FormPreview form={{ ...form, items }} />
        {history}
      </div>
    </div>
  );
}

function useSaving(
  nature: Form["nature"],
  { version, items }: TypedForm,
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
        body: { items, why },
      }),
    onSuccess: (written) => {
      queries.setQueryData(
        formsQuery.queryKey,
        (before) =>
          before && {
            forms: before.forms.map((one) => (one.nature === nature ? written : one)),
          },
      );
      onSaved();
      notify({ tone: "done", title: t("forms.saved") });
    },
    // Of one who was late too: the version that came meanwhile is what they are told of.
    onSettled: () => queries.invalidateQueries({ queryKey: ["intake"] }),
  });
}
