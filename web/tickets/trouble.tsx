/** Trouble { cause }: why a command was refused, in words; for a version conflict also what changed meanwhile. Nothing for null. */
import { useTranslation } from "react-i18next";
import { Refused } from "#web/session/refused.ts";
import { useProblemWords } from "#web/session/problem-words.ts";
import { ErrorState } from "#web/ui/states.tsx";
import { Time } from "#web/ui/time.tsx";
import "./conversation.css";

export function Trouble({ cause }: { cause: Error | null }) {
  const words = useProblemWords();
  if (cause === null) return null;
  if (cause instanceof Refused && cause.problem.code === "version_conflict")
    return <Conflict cause={cause} />;
  return <ErrorState problem={words(cause)} />;
}

const told = [
  "ticket-assigned",
  "ticket-qualified",
  "severity-declared",
  "information-requested",
  "information-provided",
  "work-started",
  "work-resumed",
  "conclusion-proposed",
  "conclusion-accepted",
  "conclusion-refused",
  "ticket-rejected",
  "beneficiary-reminded",
  "closed-unanswered",
  "ticket-withdrawn",
  "reply-added",
  "note-added",
] as const;

function Conflict({ cause }: { cause: Refused }) {
  const { t } = useTranslation("tickets");
  const { changes = [] } = cause.problem;
  return (
    <div className="conflict" role="alert">
      <h3>{t("conflict.title")}</h3>
      <ul>
        {changes.map(({ at, by, type }) => {
          const known = told.find((one) => one === type);
          return (
            <li key={at + type}>
              <Time at={at} /> · <strong>{by}</strong>{" "}
              {t(known ? `happened.${known}` : "happened.other")}
            </li>
          );
        })}
      </ul>
      <p>{t("conflict.kept")}</p>
    </div>
  );
}
