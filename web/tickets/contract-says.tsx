/** ContractSays { reference, spokenTo, isClosed }: what the contract said of a ticket when it was filed, and what it says now where that differs. */
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { CoverageSentences } from "#web/coverage/coverage-card.tsx";
import type { SpokenTo } from "#web/coverage/use-coverage-words.ts";
import { Card } from "#web/ui/card.tsx";
import { Chip } from "#web/ui/chips.tsx";
import { ticketCoverageQuery } from "./ticket-coverage.ts";

type Props = { reference: string; severity: 1 | 2 | 3 | 4; spokenTo: SpokenTo };

export function ContractSays({ reference, severity, spokenTo }: Props) {
  const { t } = useTranslation("coverage");
  const { data } = useQuery(ticketCoverageQuery(reference));
  if (!data) return null;
  const { atFiling, now } = data;
  const shown = atFiling ?? now;
  if (shown === null) return null;
  const differs = atFiling !== null && now !== null && codesOf(atFiling) !== codesOf(now);
  return (
    <Card
      title={t(atFiling === null ? "ticket.now" : "ticket.atFiling")}
      aside={
        <Chip tone={shown.covered ? "good" : "warn"}>
          {t(shown.covered ? "covered" : "notCovered")}
        </Chip>
      }
    >
      <CoverageSentences coverage={shown} severity={severity} spokenTo={spokenTo} />
      {shown.covered ? null : <p className="small">{t("ticket.noClock")}</p>}
      {differs && now !== null ? (
        <>
          <p className="small">
            <strong>{t(now.covered ? "ticket.nowCovered" : "ticket.nowNotCovered")}</strong>
          </p>
          {now.covered ? null : (
            <CoverageSentences coverage={now} severity={severity} spokenTo={spokenTo} />
          )}
        </>
      ) : null}
    </Card>
  );
}

function codesOf({ reasons }: { reasons: readonly { code: string }[] }): string {
  return reasons
    .map(({ code }) => code)
    .toSorted()
    .join(" ");
}
