/**
 * StateChip { tone, label }: a state of work. tone: 'new' | 'open' | 'suspended' | 'in_progress' | 'resolved' | 'closed'.
 * SeverityChip { severity: 1–4, label, aside?, compact? }: "2 · Major (declared 1)"; compact shows the figure, label on hover.
 * Chip { tone?, children }: any small fact. tone: 'plain' | 'brand' | 'good' | 'warn' | 'bad'.
 */
import "./chips.css";
import type { ReactNode } from "react";
import { VisuallyHidden } from "./visually-hidden.tsx";

export type StateTone = "new" | "open" | "suspended" | "in_progress" | "resolved" | "closed";
export type FactTone = "plain" | "brand" | "good" | "warn" | "bad";

export function StateChip({ tone, label }: { tone: StateTone; label: string }) {
  return (
    <span className="chip" data-tone={tone}>
      {label}
    </span>
  );
}

export type SeverityChipProps = {
  severity: 1 | 2 | 3 | 4;
  label: string;
  aside?: string;
  compact?: boolean;
};

export function SeverityChip({ severity, label, aside, compact = false }: SeverityChipProps) {
  if (compact) {
    return (
      <span className="chip severity figures" data-severity={severity} data-compact title={label}>
        {severity}
        <VisuallyHidden> · {label}</VisuallyHidden>
      </span>
    );
  }
  return (
    <span className="chip severity" data-severity={severity}>
      {severity} · {label}
      {aside ? <span className="muted">({aside})</span> : null}
    </span>
  );
}

export function Chip({ tone = "plain", children }: { tone?: FactTone; children: ReactNode }) {
  return (
    <span className="chip" data-tone={tone}>
      {children}
    </span>
  );
}
