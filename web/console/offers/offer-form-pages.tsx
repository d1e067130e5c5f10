/** A new offer, from a published table or from nothing; and an offer that says something else from now on. */
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { changeOffer, createOffer } from "#api/offers.ts";
import { ask, newKey } from "#web/session/ask.ts";
import { useProblemWords } from "#web/session/problem-words.ts";
import { ErrorState, LoadingRows } from "#web/ui/states.tsx";
import { SelectField } from "../forms/controls.tsx";
import { draftOf, emptyOffer, givenOf } from "./offer-draft.ts";
import type { OfferDraft } from "./offer-draft.ts";
import { OfferForm } from "./offer-form.tsx";
import { offerQuery, templatesQuery } from "./offer-queries.ts";
import type { OfferPage, Template } from "./offer-queries.ts";

export function NewOfferPage() {
  const { t } = useTranslation("offers");
  const { data } = useQuery(templatesQuery);
  const [key] = useState(newKey);
  return (
    <OfferForm
      initial={emptyOffer}
      title={t("newTitle")}
      submit={t("form.create")}
      done={t("form.created")}
      above={(draft, setDraft) => (
        <TemplateField
          templates={data?.items ?? []}
          // A name that was typed is the writer's own, whatever table the rest comes from.
          onChoose={(next) => setDraft({ ...next, name: draft.name || next.name })}
        />
      )}
      send={(draft) =>
        ask(createOffer, { body: { name: draft.name, ...givenOf(draft) }, idempotencyKey: key })
      }
    />
  );
}

type TemplateProps = {
  templates: readonly Template[];
  onChoose: (draft: OfferDraft) => void;
};

function TemplateField({ templates, onChoose }: TemplateProps) {
  const { t } = useTranslation("offers");
  const [chosen, setChosen] = useState("");
  return (
    <SelectField
      label={t("form.template")}
      hint={t("form.templateHint")}
      empty={t("form.noTemplate")}
      value={chosen}
      onChange={(key) => {
        setChosen(key);
        const template = templates.find((one) => one.key === key);
        onChoose(template === undefined ? emptyOffer : draftOf(template));
      }}
      options={templates.map(({ key, vendor, name }) => ({
        value: key,
        label: `${vendor} · ${name}`,
      }))}
    />
  );
}

export function EditOfferPage() {
  const { id } = useParams({ from: "/console/offers/$id/edit" });
  const words = useProblemWords();
  const { data, error, refetch } = useQuery(offerQuery(id));
  if (data) return <EditForm page={data} />;
  return (
    <div className="page">
      {error ? (
        <ErrorState problem={words(error)} onRetry={() => void refetch()} />
      ) : (
        <LoadingRows />
      )}
    </div>
  );
}

function EditForm({ page: { offer } }: { page: OfferPage }) {
  const { t } = useTranslation("offers");
  // What is typed began with this version: somebody else's change is not overwritten unseen.
  const [seen, setSeen] = useState(offer.version);
  return (
    <OfferForm
      initial={draftOf(offer)}
      offer={offer}
      title={t("editTitle", { offer: offer.name })}
      submit={t("form.save")}
      done={t("form.saved")}
      onCatchUp={() => setSeen(offer.version)}
      send={(draft) =>
        ask(changeOffer, { params: { offer: offer.id }, body: givenOf(draft), ifMatch: seen })
      }
    />
  );
}
