/**
 * EmptyState { title, level?: 1 | 2, picture?: 'done' | 'search' | 'file', children?, action? }: nothing here, and why that is well.
 * ErrorState { problem: ShownProblem, onRetry? }: title, detail, code and request id of a refusal or an outage.
 * LoadingRows { rows?, label? }: skeletons of a list; nothing is shown for the first 150 ms.
 */
import "./states.css";
import { useEffect, useState } from "react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "./button.tsx";

export type EmptyStateProps = {
  title: string;
  level?: 1 | 2;
  picture?: "done" | "search" | "file";
  children?: ReactNode;
  action?: ReactNode;
};

export function EmptyState(props: EmptyStateProps) {
  const { title, level = 2, picture = "done", children, action } = props;
  const Heading = level === 1 ? "h1" : "h2";
  return (
    <div className="empty">
      {pictures[picture]}
      <Heading>{title}</Heading>
      {children ? <p>{children}</p> : null}
      {action ? <div className="row">{action}</div> : null}
    </div>
  );
}

const drawn = {
  width: 88,
  height: 64,
  viewBox: "0 0 88 64",
  fill: "none",
  stroke: "currentColor",
  strokeWidth: 1.6,
  strokeLinecap: "round",
  strokeLinejoin: "round",
  "aria-hidden": true,
} as const;

const pictures = {
  done: (
    <svg {...drawn}>
      <path d="M6 54h76M16 54V30l6-10h44l6 10v24M16 30h18l4 8h12l4-8h18" />
      <path className="accent" d="M36 12l6 6 11-13" strokeWidth="2.4" />
    </svg>
  ),
  search: (
    <svg {...drawn}>
      <path d="M14 14h34M14 24h22M14 34h18M14 44h26M8 4h48v20M8 4v52h34" />
      <circle className="accent" cx="58" cy="40" r="11" strokeWidth="2.4" />
      <path className="accent" d="M66 48l10 10" strokeWidth="2.4" />
    </svg>
  ),
  file: (
    <svg {...drawn}>
      <path d="M26 4h24l14 14v42H26zM50 4v14h14" />
      <path className="accent" d="M45 48V30m-8 8l8-8 8 8" strokeWidth="2.4" />
    </svg>
  ),
};

export type ShownProblem = { title: string; detail?: string; code?: string; requestId?: string };

export function ErrorState({ problem, onRetry }: { problem: ShownProblem; onRetry?: () => void }) {
  const { t } = useTranslation("ui");
  return (
    <div className="trouble" role="alert">
      <h2>{problem.title}</h2>
      {problem.detail ? <div>{problem.detail}</div> : null}
      {problem.code || problem.requestId ? (
        <div className="codes mono">
          {[problem.code, problem.requestId].filter(Boolean).join(" · ")}
        </div>
      ) : null}
      {onRetry ? (
        <Button variant="default" size="xs" onClick={onRetry}>
          {t("retry")}
        </Button>
      ) : null}
    </div>
  );
}

export function LoadingRows({ rows = 5, label }: { rows?: number; label?: string }) {
  const { t } = useTranslation("ui");
  const late = useLate(150);
  return (
    <div role="status" aria-label={label ?? t("loading")} className="skeletons">
      {late
        ? Array.from({ length: rows }, (_, row) => (
            <div key={row} className="skeleton-row" aria-hidden="true">
              <div className="skeleton" style={{ width: "2rem" }} />
              <div className="skeleton" style={{ width: `${38 + ((row * 17) % 34)}%` }} />
              <div className="skeleton" style={{ width: "4rem", marginLeft: "auto" }} />
            </div>
          ))
        : null}
    </div>
  );
}

function useLate(milliseconds: number): boolean {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), milliseconds);
    return () => clearTimeout(timer);
  }, [milliseconds]);
  return late;
}
