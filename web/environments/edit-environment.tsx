/** EditEnvironment { id, crumbs, onDone }: one system corrected, on either side. Somebody else's change in between is told, and what was typed stays. */
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { EnvironmentView } from "#api/environment-views.ts";
import { changeEnvironment } from "#api/environments.ts";
import { ask } from "#web/session/ask.ts";
import { useProblemWords } from "#web/session/problem-words.ts";
import { PageHeader } from "#web/ui/card.tsx";
import { ErrorState, LoadingRows } from "#web/ui/states.tsx";
import { EnvironmentForm } from "./environment-form.tsx";
import { environmentQuery } from "./environment-queries.ts";
import { usePlaces } from "./use-places.ts";

type Props = {
  id: string;
  crumbs: (environment: EnvironmentView) => ReactNode[];
  onDone: () => void;
};

export function EditEnvironment({ id, ...props }: Props) {
  const words = useProblemWords();
  const { data, error, refetch } = useQuery(environmentQuery(id));
  if (data) return <Editing environment={data} {...props} />;
  return error ? (
    <ErrorState problem={words(error)} onRetry={() => void refetch()} />
  ) : (
    <LoadingRows />
  );
}

function Editing({
  environment,
  crumbs,
  onDone,
}: Omit<Props, "id"> & { environment: EnvironmentView }) {
  const { t } = useTranslation("environments");
  const places = usePlaces(environment.organisation.id);
  // What is typed began with this version: another one is not overwritten unseen.
  const [begun] = useState(environment);
  const { id, version, name, kind, product, subscription, said } = begun;
  return (
    <>
      <PageHeader
        title={t("form.editTitle", { name })}
        crumbs={crumbs(environment)}
        lead={t("form.editLead")}
      />
      {places.pending ? (
        <LoadingRows />
      ) : (
        <EnvironmentForm
          isNew={false}
          initial={{ name, kind, product: product.id, subscription: subscription?.id ?? "", said }}
          products={places.products}
          subscriptions={places.subscriptions}
          submit={t("form.save")}
          send={(draft, facts) =>
            ask(changeEnvironment, {
              params: { environment: id },
              ifMatch: version,
              body: {
                name: draft.name,
                kind: draft.kind,
                subscription: draft.subscription === "" ? null : draft.subscription,
                facts,
              },
            })
          }
          onSaved={onDone}
          onCancel={onDone}
        />
      )}
    </>
  );
}
