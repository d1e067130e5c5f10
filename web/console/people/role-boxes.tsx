/** RoleBoxes { label, roles, onChange }: what one of the desk's people is; at least one role stays. */
import { useTranslation } from "react-i18next";
import { STAFF_ROLES } from "#core/people/actor.ts";
import type { StaffRole } from "#core/people/actor.ts";

type Props = { label: string; roles: readonly StaffRole[]; onChange: (roles: StaffRole[]) => void };

export function RoleBoxes({ label, roles, onChange }: Props) {
  const { t } = useTranslation("lifecycle");
  return (
    <fieldset className="row wrap" style={{ margin: 0, padding: 0, border: 0 }}>
      <legend className="visually-hidden">{label}</legend>
      {STAFF_ROLES.map((role) => (
        <label key={role} className="row" style={{ gap: "0.3125rem" }}>
          <input
            type="checkbox"
            checked={roles.includes(role)}
            disabled={roles.length === 1 && roles.includes(role)}
            onChange={(event) =>
              onChange(
                STAFF_ROLES.filter((one) =>
                  one === role ? event.currentTarget.checked : roles.includes(one),
                ),
              )
            }
          />
          {t(`roles.${role}`)}
        </label>
      ))}
    </fieldset>
  );
}
