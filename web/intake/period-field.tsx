/** PeriodField { label, hint?, value, onChange }: two days, kept as `2026-01-01/2026-03-31` (ISO 8601, both in it). */
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { TextField } from "#web/ui/field.tsx";

type Props = {
  label: string;
  hint?: ReactNode;
  value: string;
  onChange: (value: string) => void;
};

export function PeriodField({ label, hint, value, onChange }: Props) {
  const { t } = useTranslation("intake");
  const [first = "", last = ""] = value.includes("/") ? value.split("/") : [];
  const change = (days: readonly [string, string]) =>
    onChange(days.some(Boolean) ? days.join("/") : "");
  return (
    <fieldset className="circumstances">
      <legend className="field-label">{label}</legend>
      {hint ? <p className="small muted">{hint}</p> : null}
      <TextField
        type="date"
        label={t("firstDay")}
        value={first}
        onChange={(day) => change([day, last])}
      />
      <TextField
        type="date"
        label={t("lastDay")}
        value={last}
        onChange={(day) => change([first, day])}
      />
    </fieldset>
  );
}
