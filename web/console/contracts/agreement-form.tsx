/** AgreementForm { organisation, offers, title, submit, done, agreement, terms, granted?, named?, send }: all of a contract on one page; it opens once it is made. */
import "../forms/forms.css";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ContractView, OfferView, TermsView } from "#api/contract-views.ts";
import type { renewContract } from "#api/contracts.ts";
import type { getOrganisation } from "#api/organisations.ts";
import type { AnswerOf, GivenBody } from "#api/route.ts";
import { useProblemWords } from "#web/session/problem-words.ts";
import { Button } from "#web/ui/button.tsx";
import { Card, PageHeader } from "#web/ui/card.tsx";
import { ErrorState } from "#web/ui/states.tsx";
import { releasesQuery } from "../queries.ts";
import type { AgreementDraft } from "./agreement-draft.ts";
import { AgreementFields } from "./agreement-fields.tsx";
import { givenOf } from "./terms-draft.ts";
import type { TermsDraft } from "./terms-draft.ts";
import { isTooFew, namesLimit, StayingNamed } from "./staying-named.tsx";
import { TermsFields } from "./terms-fields.tsx";
import { useContractChange } from "./use-contract-change.ts";

type Props = {
  organisation: AnswerOf<typeof getOrganisation>;
  offers: readonly OfferView[];
  title: string;
  submit: string;
  done: string;
  agreement: AgreementDraft;
  terms: TermsDraft;
  /** Of a renewal: what was granted until now, and who was named. */
  granted?: TermsView;
  named?: readonly { id: string; name: string }[];
  send: (body: GivenBody<typeof renewContract>) => Promise<ContractView>;
};

export function AgreementForm(props: Props) {
  const { organisation, offers, title, submit, done, granted, named = [], send } = props;
  const { t } = useTranslation(["contracts", "ui", "console"]);
  const words = useProblemWords();
  const navigate = useNavigate();
  const products = useProducts();
  const [agreement, setAgreement] = useState(props.agreement);
  const [terms, setTerms] = useState(props.terms);
  const [staying, setStaying] = useState(named.map(({ id }) => id));
  const limit = namesLimit(terms, offers, granted);
  const making = useContractChange(
    () => {
      const { partner, ...rest } = agreement;
      return send({
        ...rest,
        ...givenOf(terms, offers),
        partner: partner === "" ? null : partner,
        namedContacts: isTooFew(named, limit) ? staying : named.map(({ id }) => id),
      });
    },
    done,
    ({ id }) => void navigate({ to: "/console/subscriptions/$id", params: { id } }),
  );
  return (
    <div className="page">
      <PageHeader
        title={title}
        crumbs={[
          <Link key="customers" to="/console/customers">
            {t("console:customers.title")}
          </Link>,
          <Link key="one" to="/console/customers/$id" params={{ id: organisation.id }}>
            {organisation.name}
          </Link>,
        ]}
      />
      <Card>
        <form
          className="stack"
          onSubmit={(event) => {
            event.preventDefault();
            if (!making.isPending) making.mutate();
          }}
        >
          <AgreementFields
            draft={agreement}
            partners={organisation.servedBy}
            products={products}
            cause={making.error}
            onChange={setAgreement}
          />
          <TermsFields
            draft={terms}
            offers={offers}
            granted={granted}
            cause={making.error}
            onChange={setTerms}
          />
          <StayingNamed
            named={named}
            limit={limit}
            chosen={staying}
            cause={making.error}
            onChange={setStaying}
          />
          {making.error ? <ErrorState problem={words(making.error)} /> : null}
          <div className="row" style={{ justifyContent: "flex-end" }}>
            <Button
              variant="default"
              onClick={() =>
                void navigate({ to: "/console/customers/$id", params: { id: organisation.id } })
              }
            >
              {t("ui:cancel")}
            </Button>
            <Button type="submit" loading={making.isPending}>
              {submit}
            </Button>
          </div>
        </form>
      </Card>
    </div>
  );
}

/** The products that there are releases of. */
function useProducts() {
  const { data } = useQuery(releasesQuery);
  const products = data?.items.map(({ product }) => product) ?? [];
  return [...new Map(products.map((product) => [product.id, product])).values()];
}
