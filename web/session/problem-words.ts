/**
 * useProblemWords(): (cause: unknown) => ShownProblem, for ErrorState, ConfirmDialog and notify. A refusal speaks for itself, in the
 *   reader's language; anything else is a line that broke. fieldProblem(cause, field): its sentence if it blames that field.
 */
import { useTranslation } from "react-i18next";
import type { Problem } from "#api/problem.ts";
import type { ShownProblem } from "#web/ui/states.tsx";
import { Refused } from "./refused.ts";

export function useProblemWords(): (cause: unknown) => ShownProblem {
  const { t } = useTranslation("ui");
  return (cause) => {
    if (cause instanceof Refused) return problemWords(cause.problem);
    const outage = cause instanceof TypeError || cause instanceof SyntaxError;
    const about = outage ? "outage" : "bug";
    return { title: t(`${about}.title`), detail: t(`${about}.detail`) };
  };
}

function problemWords({ title, detail, code, requestId }: Problem): ShownProblem {
  return { title, detail, code, requestId };
}

export function fieldProblem(cause: unknown, field: string): string | undefined {
  if (!(cause instanceof Refused)) return undefined;
  const { problem } = cause;
  const among = problem.errors?.find((error) => error.field === field);
  return among?.detail ?? (problem.field === field ? problem.detail : undefined);
}
