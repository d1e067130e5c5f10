/**
 * AgreementForm { draft, organisation, offers, title, submit, done, agreement, terms, granted?, named?, send }: all of a contract on one page;
 *   it opens once it is made. What is typed is kept under `draft` until then, or until its writer cancels.
 */
import "../forms/forms.css";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { ContractView, OfferView, TermsView } from "#api/contract-views.ts";
import type { renewContract } from "#api/contracts.ts";
import type { getOrganisation } from "#api/organisations.ts";
import type { AnswerOf, GivenBody } from "#api/route.ts";
import { useProblemWords } from "#web/session/problem-words.ts";
import { isListOf, isMadeOf, isText } from "#web/session/shapes.ts";
import { useDraftOf } from "#web/session/use-draft-of.ts";
import { Button } from "#web/ui/button.tsx";
import { Card, PageHeader } from "#web/ui/card.tsx";
import { DraftKept } from "#web/ui/draft-kept.tsx";
import { ErrorState } from "#web/ui/states.tsx";
import { releasesQuery } from "../queries.ts";
import { isAgreementDraft } from "./agreement-draft.ts";
import type { AgreementDraft } from "./agreement-draft.ts";
import { AgreementFields } from "./agreement-fields.tsx";
import { givenOf, isTermsDraft } from "./terms-draft.ts";
import type { TermsDraft } from "./terms-draft.ts";
import { isTooFew, namesLimit, StayingNamed } from "./staying-named.tsx";
import { TermsFields } from "./terms-fields.tsx";
import { useContractChange } from "./use-contract-change.ts";

type Props = {
  draft: string;
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

type Typed = { agreement: AgreementDraft; terms: TermsDraft; staying: string[] };
const isTyped = isMadeOf<Typed>({
  agreement: isAgreementDraft,
  terms: isTermsDraft,
  staying: isListOf(isText),
});

export function AgreementForm(props: Props) {
  const { organisation, offers, title, submit, done, granted, named = [], send } = props;
  const { t } = useTranslation(["contracts", "ui", "console"]);
  const words = useProblemWords();
  const navigate = useNavigate();
  const products = useProducts();
  const draft = useDraftOf<Typed>(props.draft, isTyped, {
    agreement: props.agreement,
    terms: props.terms,
    staying: named.map(({ id }) => id),
  });
  const { agreement, terms, staying } = draft.value;
  const set = (part: Partial<Typed>) => draft.set({ ...draft.value, ...part });
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
    ({ id }) => {
      draft.forget();
      void navigate({ to: "/console/subscriptions/$id", params: { id } });
    },
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
            onChange={(next) => set({ agreement: next })}
          />
          <TermsFields
            draft={terms}
            offers={offers}
            granted={granted}
            cause={making.error}
            onChange={(next) => set({ terms: next })}
          />
          <StayingNamed
            named={named}
            limit={limit}
            chosen={staying}
            cause={making.error}
            onChange={(next) => set({ staying: next })}
          />
          {making.error ? <ErrorState problem={words(making.error)} /> : null}
          <div className="row wrap" style={{ justifyContent: "flex-end" }}>
            <DraftKept kept={draft.kept} />
            <Button
              variant="default"
              onClick={() => {
                draft.forget();
                void navigate({ to: "/console/customers/$id", params: { id: organisation.id } });
              }}
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
