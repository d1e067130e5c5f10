/** Other terms from a day on, with what they would change before anybody agrees on them. Tickets keep what they were granted. */
import "../forms/forms.css";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { ContractView, OfferView } from "#api/contract-views.ts";
import { amendContract } from "#api/contracts.ts";
import { contractQuery } from "#web/contracts/contract-queries.ts";
import { todayIn } from "#web/contracts/days.ts";
import { termsInForce } from "#web/contracts/terms-in-force.ts";
import { ask } from "#web/session/ask.ts";
import { fieldProblem, useProblemWords } from "#web/session/problem-words.ts";
import { isMadeOf, isText } from "#web/session/shapes.ts";
import { useDraftOf } from "#web/session/use-draft-of.ts";
import { Button } from "#web/ui/button.tsx";
import { Card, PageHeader } from "#web/ui/card.tsx";
import { DraftKept } from "#web/ui/draft-kept.tsx";
import { ErrorState, LoadingRows } from "#web/ui/states.tsx";
import { TextField } from "../forms/controls.tsx";
import { AmendmentPreview } from "./amendment-preview.tsx";
import { ContractConflict, isConflict } from "./contract-conflict.tsx";
import { offersQuery } from "../offers/offer-queries.ts";
import { draftOf, givenOf, isTermsDraft } from "./terms-draft.ts";
import type { TermsDraft } from "./terms-draft.ts";
import { TermsFields } from "./terms-fields.tsx";
import { useContractChange } from "./use-contract-change.ts";

export function AmendPage() {
  const { id } = useParams({ from: "/console/subscriptions/$id/amend" });
  const words = useProblemWords();
  const contract = useQuery(contractQuery(id));
  const offers = useQuery(offersQuery);
  const error = contract.error ?? offers.error;
  return (
    <div className="page">
      {contract.data && offers.data ? (
        <AmendForm contract={contract.data} offers={offers.data.items} />
      ) : error ? (
        <ErrorState problem={words(error)} onRetry={() => void contract.refetch()} />
      ) : (
        <LoadingRows />
      )}
    </div>
  );
}

type Props = { contract: ContractView; offers: readonly OfferView[] };
type Typed = { seen: string; from: string; terms: TermsDraft };
const isTyped = isMadeOf<Typed>({ seen: isText, from: isText, terms: isTermsDraft });

function AmendForm({ contract, offers }: Props) {
  const { t } = useTranslation(["contracts", "ui"]);
  const words = useProblemWords();
  const navigate = useNavigate();
  const { id, organisation, zone } = contract;
  const draft = useDraftOf<Typed>(`amend-contract:${id}`, isTyped, {
    seen: contract.version,
    from: todayIn(zone),
    terms: draftOf(termsInForce(contract), offers),
  });
  const { seen, from, terms: typed } = draft.value;
  const set = (part: Partial<Typed>) => draft.set({ ...draft.value, ...part });
  const { why, ...terms } = givenOf(typed, offers);
  const body = { from, ...terms };
  const back = () => {
    draft.forget();
    void navigate({ to: "/console/subscriptions/$id", params: { id } });
  };
  const amending = useContractChange(
    () =>
      ask(amendContract, { params: { subscription: id }, body: { ...body, why }, ifMatch: seen }),
    t("form.amended"),
    back,
  );
  const problem = amending.error && !isConflict(amending.error) ? words(amending.error) : undefined;
  return (
    <>
      <PageHeader
        title={t("form.amendTitle", { organisation: organisation.name })}
        crumbs={[
          <Link key="all" to="/console/subscriptions">
            {t("desk.title")}
          </Link>,
          <Link key="one" to="/console/subscriptions/$id" params={{ id }}>
            {organisation.name}
          </Link>,
        ]}
        lead={t("form.fromHint")}
      />
      <Card>
        <form
          className="stack"
          onSubmit={(event) => {
            event.preventDefault();
            if (!amending.isPending) amending.mutate();
          }}
        >
          {isConflict(amending.error) ? (
            <ContractConflict
              contract={contract}
              onReload={() => {
                set({ seen: contract.version });
                amending.reset();
              }}
            />
          ) : null}
          <div className="fields">
            <TextField
              type="date"
              label={t("form.from")}
              value={from}
              onChange={(next) => set({ from: next })}
              error={fieldProblem(amending.error, "from")}
            />
          </div>
          <TermsFields
            draft={typed}
            offers={offers}
            granted={termsInForce(contract)}
            cause={amending.error}
            onChange={(next) => set({ terms: next })}
          />
          <AmendmentPreview subscription={id} body={body} />
          {problem ? <ErrorState problem={problem} /> : null}
          <div className="row wrap" style={{ justifyContent: "flex-end" }}>
            <DraftKept kept={draft.kept} />
            <Button variant="default" onClick={back}>
              {t("ui:cancel")}
            </Button>
            <Button type="submit" loading={amending.isPending}>
              {t("form.amend")}
            </Button>
          </div>
        </form>
      </Card>
    </>
  );
}
