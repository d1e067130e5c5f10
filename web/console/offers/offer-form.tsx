/**
 * OfferForm { initial, offer?, title, submit, done, above?, onCatchUp?, send }: an offer as it is typed, with what contracts will say
 *   beside it. It opens once it is kept. onCatchUp: whoever was late has seen the current version, and goes on from it.
 */
import "#web/contracts/contracts.css";
import "./offers.css";
import { Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { OfferView } from "#api/contract-views.ts";
import { SpeedCard } from "#web/contracts/speed-card.tsx";
import { useProblemWords } from "#web/session/problem-words.ts";
import { Button } from "#web/ui/button.tsx";
import { Card, PageHeader } from "#web/ui/card.tsx";
import { ErrorState } from "#web/ui/states.tsx";
import { isConflict } from "../contracts/contract-conflict.tsx";
import { GrantsCard } from "./grants-card.tsx";
import { termsOf } from "./offer-draft.ts";
import type { OfferDraft } from "./offer-draft.ts";
import { useFields } from "../use-fields.ts";
import { OfferConflict } from "./offer-conflict.tsx";
import { OfferFields } from "./offer-fields.tsx";
import type { OfferPage } from "./offer-queries.ts";
import { useOfferChange } from "./use-offer-change.ts";

type Props = {
  initial: OfferDraft;
  offer?: OfferView;
  title: string;
  submit: string;
  done: string;
  above?: (draft: OfferDraft, setDraft: (draft: OfferDraft) => void) => ReactNode;
  onCatchUp?: () => void;
  send: (draft: OfferDraft) => Promise<OfferPage>;
};

export function OfferForm(props: Props) {
  const { initial, offer, title, submit, done, above, onCatchUp, send } = props;
  const { t } = useTranslation(["offers", "ui"]);
  const words = useProblemWords();
  const navigate = useNavigate();
  const { draft, setDraft, forget } = useTyped(initial, offer);
  const open = (id: string) => void navigate({ to: "/console/offers/$id", params: { id } });
  const keeping = useOfferChange(
    () => send(draft),
    done,
    (page) => {
      forget();
      open(page.offer.id);
    },
  );
  const isLate = isConflict(keeping.error);
  const terms = termsOf(draft);
  return (
    <div className="page">
      <PageHeader title={title} crumbs={crumbsOf(t("title"), offer)} lead={t("form.keeps")} />
      <div className="contract-columns offer-form-columns">
        <Card>
          <form
            className="stack"
            onSubmit={(event) => {
              event.preventDefault();
              if (!keeping.isPending) keeping.mutate();
            }}
          >
            {above?.(draft, setDraft)}
            <OfferFields
              draft={draft}
              cause={keeping.error}
              hasName={offer !== undefined}
              onChange={setDraft}
            />
            {isLate ? (
              <OfferConflict
                onReload={() => {
                  onCatchUp?.();
                  keeping.reset();
                }}
              />
            ) : null}
            {keeping.error && !isLate ? <ErrorState problem={words(keeping.error)} /> : null}
            <div className="row" style={{ justifyContent: "flex-end" }}>
              <Button
                variant="default"
                onClick={() => {
                  forget();
                  if (offer === undefined) void navigate({ to: "/console/offers" });
                  else open(offer.id);
                }}
              >
                {t("ui:cancel")}
              </Button>
              <Button type="submit" loading={keeping.isPending}>
                {submit}
              </Button>
            </div>
          </form>
        </Card>
        <div className="stack">
          <SpeedCard terms={terms} />
          <GrantsCard terms={terms} />
        </div>
      </div>
    </div>
  );
}

/** Its words outlive a reload; what is chosen begins anew with the offer as it is then. */
function useTyped(initial: OfferDraft, offer: OfferView | undefined) {
  const [typed, setTyped] = useState(initial);
  const [{ name, source, why }] = useState(initial);
  const words = useFields(`offer:${offer?.id ?? "new"}`, { name, source, why });
  const setDraft = (next: OfferDraft) => {
    setTyped(next);
    words.setAll({ name: next.name, source: next.source, why: next.why });
  };
  return { draft: { ...typed, ...words.values }, setDraft, forget: words.forget };
}

function crumbsOf(all: string, offer: OfferView | undefined): ReactNode[] {
  return [
    <Link key="all" to="/console/offers">
      {all}
    </Link>,
    ...(offer === undefined
      ? []
      : [
          <Link key="one" to="/console/offers/$id" params={{ id: offer.id }}>
            {offer.name}
          </Link>,
        ]),
  ];
}
