/** Tick { label, checked, onChange }: one box to tick, and its words. */
import type { ReactNode } from "react";

type Props = { label: ReactNode; checked: boolean; onChange: (checked: boolean) => void };

export function Tick({ label, checked, onChange }: Props) {
  return (
    <label className="row" style={{ gap: "0.375rem" }}>
      <input
        type="checkbox"
        checked={checked}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      {label}
    </label>
  );
}
