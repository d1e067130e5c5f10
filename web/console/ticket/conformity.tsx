/** Conformity { ticket, commands }: what must hold before work starts; each line that does not leads to the command that mends it. */
import { useTranslation } from "react-i18next";
import type { TicketView } from "#api/ticket-views.ts";
import { unansweredOf } from "./unanswered.ts";
import type { DeskCommand } from "./command-keys.ts";
import { useCommandName } from "./use-commands.ts";
import type { Commands } from "./use-commands.ts";

type Check = { id: string; holds: boolean; words: string; mend?: DeskCommand };

export function Conformity({ ticket, commands }: { ticket: TicketView; commands: Commands }) {
  const { t } = useTranslation("console");
  const name = useCommandName();
  const checks = useChecks(ticket);
  return (
    <ul className="checks" aria-label={t("conformity.title")}>
      {checks.map(({ id, holds, words, mend }) => (
        <li key={id} data-holds={holds || undefined}>
          <span
            className="check-mark"
            role="img"
            aria-label={t(holds ? "conformity.holds" : "conformity.lacks")}
          >
            {holds ? "✓" : "!"}
          </span>
          <span>
            {words}{" "}
            {mend && !holds ? (
              <button type="button" className="link-button" onClick={() => commands.show(mend)}>
                {name(mend)}
              </button>
            ) : null}
          </span>
        </li>
      ))}
    </ul>
  );
}

function useChecks(ticket: TicketView): Check[] {
  const { t } = useTranslation(["console", "lifecycle"]);
  const { severityQualified, severity, declaredSeverity, requests, subscription } = ticket;
  const missing = unansweredOf(ticket).length;
  const label = t(`lifecycle:severities.${severity}.label`);
  return [
    {
      id: "severity",
      holds: severityQualified,
      words: severityQualified
        ? t("conformity.severityValidated", { label })
        : t("conformity.severityDeclared", { label }),
      mend: "qualify",
    },
    ...(severityQualified && declaredSeverity !== severity
      ? [
          {
            id: "declared",
            holds: true,
            words: t("conformity.declaredOther", {
              label: t(`lifecycle:severities.${declaredSeverity}.label`),
            }),
          },
        ]
      : []),
    {
      id: "information",
      holds: missing === 0,
      words:
        missing > 0
          ? t("conformity.missing", { count: missing })
          : t(requests.length > 0 ? "conformity.answered" : "conformity.nothingAsked"),
      mend: "request-information",
    },
    {
      id: "subscription",
      holds: subscription !== null,
      words: subscription
        ? t("conformity.covered", { offer: subscription.offer })
        : t("conformity.notCovered"),
    },
  ];
}
