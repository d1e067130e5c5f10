/** CoverageReasons { ticket, onUse }: what the contract has against the request now, ready to be the reasons of a rejection in the beneficiary's language. */
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { TicketView } from "#api/ticket-views.ts";
import { useCoverageWords } from "#web/coverage/use-coverage-words.ts";
import { conformityQuery } from "#web/intake/intake-queries.ts";
import { ticketCoverageQuery } from "#web/tickets/ticket-coverage.ts";
import { Button } from "#web/ui/button.tsx";

/** What a rejection for want of cover says: the clause, and the reasons with what would cure each. */
export type Prepared = { clause: string; explanation: string };

type Props = { ticket: TicketView; onUse: (prepared: Prepared) => void };

export function CoverageReasons({ ticket, onUse }: Props) {
  const { t } = useTranslation("console");
  const { data } = useQuery(ticketCoverageQuery(ticket.reference));
  const { data: conformity } = useQuery(conformityQuery(ticket.reference));
  const own = useCoverageWords("desk");
  const theirs = useCoverageWords("beneficiary", conformity?.prepared.language);
  const reasons = data?.now?.reasons ?? [];
  const [first] = reasons;
  if (first === undefined) return null;
  const use = () =>
    onUse({
      clause: [...new Set(reasons.map(({ clause }) => clause))].join(", "),
      explanation: reasons
        .map((reason) => `- ${theirs.because(reason)} ${theirs.toCure(reason)}`)
        .join("\n"),
    });
  return (
    <div className="changed">
      <strong>{t("reject.contractSays")}</strong>
      <ul className="coverage-reasons">
        {reasons.map((reason) => (
          <li key={reason.code}>{own.because(reason)}</li>
        ))}
      </ul>
      <Button size="xs" variant="default" onClick={use}>
        {t("reject.useReasons")}
      </Button>
    </div>
  );
}
