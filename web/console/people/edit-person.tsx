/** EditPerson { person, opened, onClose, onSave, withPhone?, busy, cause }: name, telephone, language and time zone of someone known. */
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { languages } from "#locales/words.ts";
import type { Language } from "#locales/words.ts";
import { fieldProblem, useProblemWords } from "#web/session/problem-words.ts";
import { ConfirmDialog } from "#web/ui/confirm-dialog.tsx";
import { oneOf } from "../one-of.ts";
import { PersonFields } from "./person-fields.tsx";
import { useMissing } from "./use-missing.ts";

export type Person = { name: string; phone?: string | null; language: Language; timeZone: string };

type Props = {
  person: Person;
  onClose: () => void;
  onSave: (person: Person) => void;
  withPhone: boolean;
};

/** Mounted anew each time it opens, so that it starts from what stands now. */
export function EditPerson({
  person,
  onClose,
  onSave,
  withPhone,
  busy,
  cause,
}: Props & { busy: boolean; cause: Error | null }) {
  const { t } = useTranslation("console");
  const words = useProblemWords();
  const [values, setValues] = useState({ ...person, email: "", phone: person.phone ?? "" });
  const missing = useMissing({ name: values.name });
  const save = () => {
    if (!missing.isWhole()) return;
    const { name, phone, timeZone } = values;
    const language = oneOf(languages, values.language) ?? person.language;
    onSave({
      name,
      language,
      timeZone,
      ...(withPhone ? { phone: phone.trim() === "" ? null : phone } : {}),
    });
  };
  return (
    <ConfirmDialog
      opened
      size="lg"
      title={t("people.editTitle", { name: person.name })}
      confirmLabel={t("people.save")}
      onConfirm={save}
      onClose={onClose}
      busy={busy}
      problem={cause ? words(cause) : undefined}
    >
      <PersonFields
        values={values}
        set={(name, value) => setValues((before) => ({ ...before, [name]: value }))}
        error={(field) => missing.fault(field) ?? fieldProblem(cause, field)}
        withEmail={false}
        withPhone={withPhone}
      />
    </ConfirmDialog>
  );
}
