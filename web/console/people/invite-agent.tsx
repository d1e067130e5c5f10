/** InviteAgent { opened, onClose }: a new agent, manager or administrator. */
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { addAgent } from "#api/agents.ts";
import type { StaffRole } from "#core/people/actor.ts";
import { languages } from "#locales/words.ts";
import { ask } from "#web/session/ask.ts";
import { fieldProblem } from "#web/session/problem-words.ts";
import { SelectField } from "../forms/controls.tsx";
import { oneOf } from "../one-of.ts";
import { InviteDialog } from "./invite-dialog.tsx";
import { noPerson, PersonFields } from "./person-fields.tsx";
import { RoleBoxes } from "./role-boxes.tsx";
import { useChange } from "./use-change.ts";
import { useMissing } from "./use-missing.ts";

const levels = [1, 2] as const;
const noRoles: StaffRole[] = ["agent"];

export function InviteAgent({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation(["console", "lifecycle"]);
  const [values, setValues] = useState({ ...noPerson, level: "1" });
  const [roles, setRoles] = useState(noRoles);
  const set = (name: string, value: string) => setValues({ ...values, [name]: value });
  const missing = useMissing({ name: values.name, email: values.email });
  const inviting = useChange(
    () =>
      ask(addAgent, {
        body: {
          name: values.name,
          email: values.email,
          level: oneOf(levels, values.level) ?? 1,
          roles,
          language: oneOf(languages, values.language) ?? "fr",
          timeZone: values.timeZone,
        },
      }),
    t("people.invited", { name: values.name }),
    () => {
      setValues({ ...noPerson, level: "1" });
      setRoles(noRoles);
      missing.forget();
      onClose();
    },
  );
  return (
    <InviteDialog
      opened={opened}
      title={t("agents.invite")}
      missing={missing}
      inviting={inviting}
      onClose={onClose}
    >
      <PersonFields
        values={values}
        set={set}
        error={(field) => missing.fault(field) ?? fieldProblem(inviting.cause, field)}
      />
      <div className="fields">
        <SelectField
          label={t("agents.level")}
          value={values.level}
          onChange={(value) => set("level", value)}
          options={levels.map((level) => ({
            value: String(level),
            label: t(`lifecycle:levels.${level}`),
          }))}
        />
        <div>
          <div className="field-label">{t("agents.roles")}</div>
          <RoleBoxes label={t("agents.roles")} roles={roles} onChange={setRoles} />
        </div>
      </div>
    </InviteDialog>
  );
}
