/** FollowCard { asked, severity }: what will follow once the request is sent, with the contract's target for the first response where it promises one. */
import { useTranslation } from "react-i18next";
import type { Severity } from "#core/tickets/vocabulary.ts";
import { useTargets } from "#web/contracts/use-targets.ts";
import { useCoverage } from "#web/coverage/use-coverage.ts";
import type { AskedCoverage } from "#web/coverage/use-coverage.ts";
import { SeverityOf } from "#web/tickets/ticket-chips.tsx";
import { Card } from "#web/ui/card.tsx";

type Props = { asked: AskedCoverage | undefined; severity: Severity | undefined };

export function FollowCard({ asked, severity }: Props) {
  const { t } = useTranslation("portal");
  const { data } = useCoverage(asked);
  const target = useTargets();
  const response = asked !== undefined && data?.covered === true ? data.response : null;
  return (
    <Card title={t("filing.follows")} aside={severity ? <SeverityOf severity={severity} /> : null}>
      <ol className="follow-steps">
        <li>{t("filing.followsReference")}</li>
        {response === null ? null : (
          <li>
            <strong>{t("filing.followsResponse", { target: target(response) })}</strong>
          </li>
        )}
        <li>{t("filing.followsSeverity")}</li>
        <li>{t("filing.followsInformation")}</li>
        <li>{t("filing.followsSolution")}</li>
      </ol>
    </Card>
  );
}
