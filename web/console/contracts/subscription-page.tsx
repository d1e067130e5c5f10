/** One contract as the desk sees it: what it grants, who agreed on what, and what may be done with it. */
import "#web/contracts/contracts.css";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useParams } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ContractView } from "#api/contract-views.ts";
import { ContractChip } from "#web/contracts/contract-chip.tsx";
import { contractQuery } from "#web/contracts/contract-queries.ts";
import { CoveredCard } from "#web/contracts/covered-card.tsx";
import { useDays } from "#web/contracts/days.ts";
import { NamedCard } from "#web/contracts/named-card.tsx";
import { Neighbours } from "#web/contracts/neighbours.tsx";
import { PointsCard } from "#web/contracts/points-card.tsx";
import { SpeedCard } from "#web/contracts/speed-card.tsx";
import { termsInForce } from "#web/contracts/terms-in-force.ts";
import { VersionsCard } from "#web/contracts/versions-card.tsx";
import { EscalateContract } from "#web/escalations/on-contract.tsx";
import { useProblemWords } from "#web/session/problem-words.ts";
import { Button } from "#web/ui/button.tsx";
import { PageHeader } from "#web/ui/card.tsx";
import { ErrorState, LoadingRows } from "#web/ui/states.tsx";
import { EndDialog } from "./end-dialog.tsx";
import { Windows } from "./windows.tsx";
import { useBothSides } from "./use-both-sides.ts";

export function SubscriptionPage() {
  const { id } = useParams({ from: "/console/subscriptions/$id" });
  const words = useProblemWords();
  const { data, error, refetch } = useQuery(contractQuery(id));
  return (
    <div className="page">
      {data ? (
        <Contract contract={data} />
      ) : error ? (
        <ErrorState problem={words(error)} onRetry={() => void refetch()} />
      ) : (
        <LoadingRows />
      )}
    </div>
  );
}

function Contract({ contract }: { contract: ContractView }) {
  const { t } = useTranslation("contracts");
  const { span } = useDays();
  const navigate = useNavigate();
  const [ending, setEnding] = useState(false);
  const terms = termsInForce(contract);
  const choices = useBothSides(contract);
  const { products, organisation, partner, state, startsOn, coveredUntil, zone } = contract;
  return (
    <>
      <PageHeader
        title={`${organisation.name} · ${terms.offer}`}
        crumbs={[
          <Link key="all" to="/console/subscriptions">
            {t("desk.title")}
          </Link>,
          <Link key="customer" to="/console/customers/$id" params={{ id: organisation.id }}>
            {organisation.name}
          </Link>,
        ]}
        lead={[
          products.map(({ name }) => name).join(", "),
          ...(partner === null ? [] : [t("via", { partner: partner.name })]),
          span(startsOn, coveredUntil),
        ].join(" · ")}
      >
        <ContractChip {...{ state, startsOn, coveredUntil, zone }} />
        {contract.may.amend ? <Actions contract={contract} onEnd={() => setEnding(true)} /> : null}
      </PageHeader>
      {ending ? <EndDialog contract={contract} onClose={() => setEnding(false)} /> : null}
      <div className="contract-columns">
        <div className="stack">
          <CoveredCard contract={contract} terms={terms} />
          <SpeedCard terms={terms} />
        </div>
        <div className="stack">
          <NamedCard contract={contract} terms={terms} choices={choices} />
          <PointsCard terms={terms} reader="desk">
            <EscalateContract
              contract={contract}
              people={choices}
              mayReport
              onDone={(reference) =>
                void navigate({ to: "/console/tickets/$reference", params: { reference } })
              }
            />
          </PointsCard>
          <Windows subscription={contract.id} />
          <Neighbours contract={contract} to="/console/subscriptions/$id" />
          <VersionsCard contract={contract} />
        </div>
      </div>
    </>
  );
}

function Actions({ contract, onEnd }: { contract: ContractView; onEnd: () => void }) {
  const { t } = useTranslation("contracts");
  const navigate = useNavigate();
  const { id, state, renewedBy, endedEarlyOn } = contract;
  return (
    <>
      {state === "ended" ? null : (
        <Button
          variant="default"
          onClick={() => void navigate({ to: "/console/subscriptions/$id/amend", params: { id } })}
        >
          {t("desk.amend")}
        </Button>
      )}
      {renewedBy === null ? (
        <Button
          variant="default"
          onClick={() => void navigate({ to: "/console/subscriptions/$id/renew", params: { id } })}
        >
          {t("desk.renew")}
        </Button>
      ) : null}
      {state === "active" || endedEarlyOn !== null ? (
        <Button variant="default" onClick={onEnd}>
          {t(endedEarlyOn === null ? "desk.end" : "desk.correctEnd")}
        </Button>
      ) : null}
    </>
  );
}
