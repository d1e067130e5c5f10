/** NewPassword { label, value, onChange, error? }: a password that is being chosen; it can be shown, and its one rule is said before. */
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { TextField } from "#web/ui/field.tsx";

type Props = {
  label: string;
  value: string;
  onChange: (value: string) => void;
  error?: string | undefined;
  autoFocus?: boolean;
};

export function NewPassword({ label, value, onChange, error, autoFocus = false }: Props) {
  const { t } = useTranslation("portal");
  const [shown, setShown] = useState(false);
  return (
    <div>
      <TextField
        label={label}
        hint={t("door.passwordRule")}
        type={shown ? "text" : "password"}
        name="new-password"
        autoComplete="new-password"
        autoFocus={autoFocus}
        required
        value={value}
        onChange={onChange}
        error={error}
      />
      <label className="row small" style={{ marginTop: "0.375rem" }}>
        <input
          type="checkbox"
          checked={shown}
          onChange={(event) => setShown(event.currentTarget.checked)}
        />
        {t("door.showPassword")}
      </label>
    </div>
  );
}
