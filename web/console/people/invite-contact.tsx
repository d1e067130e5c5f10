/** InviteContact { organisation, opened, onClose }: a new contact of an organisation; one who has an account already is added to it. */
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { addContact } from "#api/contacts.ts";
import { MEMBER_ROLES, SIGHTS } from "#core/people/actor.ts";
import { languages } from "#locales/words.ts";
import { ask } from "#web/session/ask.ts";
import { fieldProblem } from "#web/session/problem-words.ts";
import { SelectField } from "../forms/controls.tsx";
import { oneOf } from "../one-of.ts";
import { InviteDialog } from "./invite-dialog.tsx";
import { noPerson, PersonFields } from "./person-fields.tsx";
import { useChange } from "./use-change.ts";
import { useMissing } from "./use-missing.ts";

const nobody = { ...noPerson, role: "contact", sees: "all" };

export function InviteContact({
  organisation,
  opened,
  onClose,
}: {
  organisation: string;
  opened: boolean;
  onClose: () => void;
}) {
  const { t } = useTranslation(["console", "lifecycle"]);
  const [values, setValues] = useState(nobody);
  const set = (name: keyof typeof nobody, value: string) => setValues({ ...values, [name]: value });
  const missing = useMissing({ name: values.name, email: values.email });
  const inviting = useChange(
    () =>
      ask(addContact, {
        params: { organisation },
        body: {
          name: values.name,
          email: values.email,
          phone: values.phone.trim() === "" ? null : values.phone,
          language: oneOf(languages, values.language) ?? "fr",
          timeZone: values.timeZone,
          role: oneOf(MEMBER_ROLES, values.role) ?? "contact",
          sees: oneOf(SIGHTS, values.sees) ?? "all",
        },
      }),
    t("people.invited", { name: values.name }),
    () => {
      setValues(nobody);
      missing.forget();
      onClose();
    },
  );
  const error = (field: string) => missing.fault(field) ?? fieldProblem(inviting.cause, field);
  return (
    <InviteDialog
      opened={opened}
      title={t("people.inviteContact")}
      missing={missing}
      inviting={inviting}
      onClose={onClose}
    >
      <PersonFields values={values} set={set} error={error} withPhone />
      <div className="fields">
        <SelectField
          label={t("people.role")}
          value={values.role}
          onChange={(value) => set("role", value)}
          options={MEMBER_ROLES.map((role) => ({
            value: role,
            label: t(`lifecycle:roles.${role}`),
          }))}
        />
        <SelectField
          label={t("people.sees")}
          value={values.role === "lead" ? "all" : values.sees}
          onChange={(value) => set("sees", value)}
          options={SIGHTS.map((sight) => ({
            value: sight,
            label: t(`lifecycle:sights.${sight}`),
          }))}
        />
      </div>
    </InviteDialog>
  );
}
