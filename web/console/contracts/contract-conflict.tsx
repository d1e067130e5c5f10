/** ContractConflict { contract, onReload }: somebody else changed the contract meanwhile; what was typed stays. isConflict(cause). */
import { useTranslation } from "react-i18next";
import type { ContractView } from "#api/contract-views.ts";
import { useDays } from "#web/contracts/days.ts";
import { termsInForce } from "#web/contracts/terms-in-force.ts";
import { VersionsCard } from "#web/contracts/versions-card.tsx";
import { Refused } from "#web/session/refused.ts";
import { Button } from "#web/ui/button.tsx";

export function isConflict(cause: unknown): boolean {
  return cause instanceof Refused && cause.problem.code === "version_conflict";
}

type Props = { contract: ContractView; onReload: () => void };

export function ContractConflict({ contract, onReload }: Props) {
  const { t } = useTranslation("contracts");
  const { span } = useDays();
  const { startsOn, coveredUntil } = contract;
  return (
    <div className="changed" role="alert">
      <strong>{t("conflict.title")}</strong>
      <p>{t("conflict.detail")}</p>
      <p>
        {t("conflict.now", {
          offer: termsInForce(contract).offer,
          span: span(startsOn, coveredUntil),
        })}
      </p>
      <VersionsCard contract={contract} />
      <Button size="xs" variant="default" onClick={onReload}>
        {t("conflict.reload")}
      </Button>
    </div>
  );
}
