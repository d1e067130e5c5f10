/** One offer: what it grants to the contracts that copy it, and what it granted before. */
import "#web/contracts/contracts.css";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useParams } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { SpeedCard } from "#web/contracts/speed-card.tsx";
import { useProblemWords } from "#web/session/problem-words.ts";
import { Button } from "#web/ui/button.tsx";
import { PageHeader } from "#web/ui/card.tsx";
import { Chip } from "#web/ui/chips.tsx";
import { ErrorState, LoadingRows } from "#web/ui/states.tsx";
import { GrantsCard } from "./grants-card.tsx";
import { HistoryCard } from "./history-card.tsx";
import { offerQuery } from "./offer-queries.ts";
import type { OfferPage as Page } from "./offer-queries.ts";
import { StandDialog } from "./stand-dialog.tsx";

export function OfferPage() {
  const { id } = useParams({ from: "/console/offers/$id" });
  const words = useProblemWords();
  const { data, error, refetch } = useQuery(offerQuery(id));
  return (
    <div className="page">
      {data ? (
        <Offer page={data} />
      ) : error ? (
        <ErrorState problem={words(error)} onRetry={() => void refetch()} />
      ) : (
        <LoadingRows />
      )}
    </div>
  );
}

function Offer({ page: { offer, changes, may } }: { page: Page }) {
  const { t } = useTranslation(["offers", "contracts"]);
  const [deciding, setDeciding] = useState(false);
  return (
    <>
      <PageHeader
        title={offer.name}
        crumbs={[
          <Link key="all" to="/console/offers">
            {t("title")}
          </Link>,
        ]}
        lead={offer.source === null ? t("lead") : t("contracts:form.offerSource", offer)}
      >
        {offer.withdrawnAt === null ? null : <Chip tone="warn">{t("withdrawn")}</Chip>}
        {may.change ? (
          <Actions
            id={offer.id}
            isWithdrawn={offer.withdrawnAt !== null}
            onDecide={() => setDeciding(true)}
          />
        ) : null}
      </PageHeader>
      {deciding ? <StandDialog offer={offer} onClose={() => setDeciding(false)} /> : null}
      <div className="contract-columns">
        <div className="stack">
          <SpeedCard terms={offer.terms} />
          <GrantsCard terms={offer.terms} />
        </div>
        <HistoryCard changes={changes} />
      </div>
    </>
  );
}

type ActionsProps = { id: string; isWithdrawn: boolean; onDecide: () => void };

function Actions({ id, isWithdrawn, onDecide }: ActionsProps) {
  const { t } = useTranslation("offers");
  const navigate = useNavigate();
  return (
    <>
      <Button
        variant="default"
        onClick={() => void navigate({ to: "/console/offers/$id/edit", params: { id } })}
      >
        {t("edit")}
      </Button>
      <Button variant="default" onClick={onDecide}>
        {t(isWithdrawn ? "offerAgain.confirm" : "withdraw.confirm")}
      </Button>
    </>
  );
}
