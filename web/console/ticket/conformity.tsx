/** Conformity { ticket, commands }: what must hold before work starts; each line that does not leads to the command that mends it. */
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { TicketView } from "#api/ticket-views.ts";
import { conformityQuery } from "#web/intake/intake-queries.ts";
import { useTicketEnvironment } from "#web/tickets/ticket-environment.ts";
import { PreparedRequest } from "./prepared-request.tsx";
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
    <>
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
      <PreparedRequest ticket={ticket} />
    </>
  );
}

function useChecks(ticket: TicketView): Check[] {
  const { t } = useTranslation(["console", "lifecycle"]);
  const { severityQualified, severity, declaredSeverity, requests, subscription } = ticket;
  const missing = unansweredOf(ticket).length;
  const label = t(`lifecycle:severities.${severity}.label`);
  const { data: conformity } = useQuery(conformityQuery(ticket.reference));
  const environment = useTicketEnvironment(ticket);
  const lacking = (conformity?.items ?? []).filter(
    ({ state }) => state === "missing" || state === "to_confirm",
  );
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
    ...(conformity === undefined
      ? []
      : [
          {
            id: "intake",
            holds: lacking.length === 0,
            words:
              lacking.length === 0
                ? t("conformity.complete")
                : t("conformity.incomplete", {
                    count: lacking.length,
                    items: lacking.map((item) => item.label).join(", "),
                  }),
          },
        ]),
    ...(environment === undefined
      ? []
      : [
          {
            id: "environment",
            holds: environment.freshness.state === "fresh",
            words: t(
              environment.freshness.state === "fresh"
                ? "conformity.environmentFresh"
                : "conformity.environmentOld",
              { name: environment.name },
            ),
          },
        ]),
    {
      id: "subscription",
      holds: ticket.covered ?? subscription !== null,
      words: coverWords(),
    },
  ];

  function coverWords(): string {
    if (subscription === null) return t("conformity.noContract");
    if (ticket.covered === false) return t("conformity.notCovered");
    return t("conformity.covered", { offer: subscription.offer });
  }
}
