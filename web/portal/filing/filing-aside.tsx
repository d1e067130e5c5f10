/** What the contract says of it and what will follow, beside the form; the button under it. */
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Severity } from "#core/tickets/vocabulary.ts";
import { CoverageCard } from "#web/coverage/coverage-card.tsx";
import type { AskedCoverage } from "#web/coverage/coverage-card.tsx";
import { SeverityOf } from "#web/tickets/ticket-chips.tsx";
import { Card } from "#web/ui/card.tsx";

type Props = {
  asked: AskedCoverage | undefined;
  severity: Severity | undefined;
  children: ReactNode;
};

export function FilingAside({ asked, severity, children }: Props) {
  const { t } = useTranslation("portal");
  return (
    <div className="stack filing-aside">
      <CoverageCard asked={asked} title={t("filing.under")} spokenTo="beneficiary" />
      <Card
        title={t("filing.follows")}
        aside={severity ? <SeverityOf severity={severity} /> : null}
      >
        <ol className="follow-steps">
          <li>{t("filing.followsReference")}</li>
          <li>{t("filing.followsSeverity")}</li>
          <li>{t("filing.followsInformation")}</li>
          <li>{t("filing.followsSolution")}</li>
        </ol>
      </Card>
      {children}
    </div>
  );
}
