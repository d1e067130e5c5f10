/** A new contract of a customer, or the one that follows another. */
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { createContract, renewContract } from "#api/contracts.ts";
import type { ContractView } from "#api/contract-views.ts";
import { contractQuery } from "#web/contracts/contract-queries.ts";
import { termsAtTheEnd } from "#web/contracts/terms-in-force.ts";
import { ask } from "#web/session/ask.ts";
import { useProblemWords } from "#web/session/problem-words.ts";
import { useReader } from "#web/ui/reader.tsx";
import { ErrorState, LoadingRows } from "#web/ui/states.tsx";
import { organisationQuery } from "../queries.ts";
import { newAgreement, renewalOf } from "./agreement-draft.ts";
import { AgreementForm } from "./agreement-form.tsx";
import { offersQuery } from "../offers/offer-queries.ts";
import { draftOf, keptOf, noTerms } from "./terms-draft.ts";

export function NewSubscriptionPage() {
  const { t } = useTranslation("contracts");
  const { id } = useParams({ from: "/console/customers/$id/subscriptions/new" });
  const { timeZone } = useReader();
  const { data: organisation, error } = useQuery(organisationQuery(id));
  const { data: offers } = useQuery(offersQuery);
  if (!organisation || !offers) return <Waiting error={error} />;
  return (
    <AgreementForm
      draft={`new-contract:${id}`}
      organisation={organisation}
      offers={offers.items}
      title={t("form.createTitle", { organisation: organisation.name })}
      submit={t("form.create")}
      done={t("form.created")}
      agreement={newAgreement(timeZone)}
      terms={noTerms}
      send={(body) => ask(createContract, { body: { organisation: id, ...body } })}
    />
  );
}

export function RenewPage() {
  const { id } = useParams({ from: "/console/subscriptions/$id/renew" });
  const { data: contract, error } = useQuery(contractQuery(id));
  return contract ? <Renewal contract={contract} /> : <Waiting error={error} />;
}

function Renewal({ contract }: { contract: ContractView }) {
  const { t } = useTranslation("contracts");
  const { id } = contract;
  // What is typed began with this version: another one is not to be renewed unseen.
  const [version] = useState(contract.version);
  const terms = termsAtTheEnd(contract);
  const { data: organisation, error } = useQuery(organisationQuery(contract.organisation.id));
  const { data: offers } = useQuery(offersQuery);
  if (!organisation || !offers) return <Waiting error={error} />;
  return (
    <AgreementForm
      draft={`renew-contract:${id}:${version}`}
      organisation={organisation}
      offers={offers.items}
      title={t("form.renewTitle", { organisation: organisation.name })}
      submit={t("form.renew")}
      done={t("form.renewed")}
      agreement={renewalOf(contract)}
      terms={draftOf(terms, offers.items)}
      granted={terms}
      named={contract.namedContacts
        .filter(({ until }) => until === null)
        .map(({ contact }) => contact)}
      send={(body) =>
        ask(renewContract, {
          params: { subscription: id },
          body: { ...keptOf(terms, offers.items, body.offer), ...body },
          ifMatch: version,
        })
      }
    />
  );
}

function Waiting({ error }: { error: unknown }) {
  const words = useProblemWords();
  return (
    <div className="page">{error ? <ErrorState problem={words(error)} /> : <LoadingRows />}</div>
  );
}
