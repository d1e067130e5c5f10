/** One subscription in plain words: what is covered, until when, by whom, how fast, how to call, and whom to turn to. */
import "#web/contracts/contracts.css";
import { useQueries, useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { ContractView } from "#api/contract-views.ts";
import { listColleagues } from "#api/contacts.ts";
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
import { WindowsCard } from "#web/contracts/windows-card.tsx";
import { ask } from "#web/session/ask.ts";
import { useProblemWords } from "#web/session/problem-words.ts";
import { useSession } from "#web/session/session.ts";
import { PageHeader } from "#web/ui/card.tsx";
import { ErrorState, LoadingRows } from "#web/ui/states.tsx";
import { ReachCard } from "./reach-card.tsx";

export function SubscriptionPage() {
  const { id } = useParams({ from: "/portal/subscriptions/$id" });
  return <SubscriptionDetail id={id} isAmongOthers />;
}

export function SubscriptionDetail({
  id,
  isAmongOthers = false,
}: {
  id: string;
  isAmongOthers?: boolean;
}) {
  const words = useProblemWords();
  const { data, error, refetch } = useQuery(contractQuery(id));
  if (data) return <Detail contract={data} isAmongOthers={isAmongOthers} />;
  return error ? (
    <ErrorState problem={words(error)} onRetry={() => void refetch()} />
  ) : (
    <LoadingRows />
  );
}

function Detail({ contract, isAmongOthers }: { contract: ContractView; isAmongOthers: boolean }) {
  const { t } = useTranslation("contracts");
  const { span } = useDays();
  const navigate = useNavigate();
  const { memberships } = useSession();
  const choices = useOwnPeople(contract);
  const terms = termsInForce(contract);
  const { products, organisation, partner, state, startsOn, coveredUntil, zone } = contract;
  const leads = ledIn(memberships, contract).length > 0;
  return (
    <>
      <PageHeader
        title={`${products.map(({ name }) => name).join(", ")} · ${terms.offer}`}
        crumbs={
          isAmongOthers
            ? [
                <Link key="all" to="/subscriptions">
                  {t("title")}
                </Link>,
              ]
            : []
        }
        lead={[
          t("for", { organisation: organisation.name }),
          ...(partner === null ? [] : [t("via", { partner: partner.name })]),
          span(startsOn, coveredUntil),
        ].join(" · ")}
      >
        <ContractChip {...{ state, startsOn, coveredUntil, zone }} />
      </PageHeader>
      <div className="contract-columns">
        <div className="stack">
          <CoveredCard contract={contract} terms={terms} />
          <SpeedCard terms={terms} />
        </div>
        <div className="stack">
          <ReachCard terms={terms} />
          <NamedCard contract={contract} terms={terms} choices={choices} />
          <PointsCard terms={terms} reader="beneficiary">
            <EscalateContract
              contract={contract}
              mayReport={leads}
              onDone={(reference) =>
                void navigate({ to: "/tickets/$reference", params: { reference } })
              }
            />
          </PointsCard>
          <WindowsCard subscription={contract.id} />
          <Neighbours contract={contract} to="/subscriptions/$id" />
          {contract.versions.length > 1 ? <VersionsCard contract={contract} /> : null}
        </div>
      </div>
    </>
  );
}

/** Whom a lead may name: the people of the organisations that he or she leads, of either side of the contract. */
function useOwnPeople(contract: ContractView) {
  const { memberships } = useSession();
  const led = ledIn(memberships, contract);
  return useQueries({
    queries: led.map(({ organisation: { id } }) => ({
      queryKey: ["colleagues", id],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        ask(listColleagues, { params: { organisation: id }, signal }),
    })),
    combine: (asked) =>
      asked.flatMap(({ data }) => data?.items.map(({ id, name }) => ({ id, name })) ?? []),
  });
}

type Memberships = ReturnType<typeof useSession>["memberships"];

/** The sides of a contract that the reader leads. */
function ledIn(memberships: Memberships, { organisation, partner }: ContractView) {
  const sides = [organisation.id, partner?.id];
  return memberships.filter((one) => one.role === "lead" && sides.includes(one.organisation.id));
}
