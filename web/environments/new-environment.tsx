/** NewEnvironment { organisation, onRecorded, onCancel }: a system of an organisation written down, on either side. */
import { useTranslation } from "react-i18next";
import type { EnvironmentView } from "#api/environment-views.ts";
import { recordEnvironment } from "#api/environments.ts";
import { ask, newKey } from "#web/session/ask.ts";
import { LoadingRows } from "#web/ui/states.tsx";
import { EnvironmentForm } from "./environment-form.tsx";
import { usePlaces } from "./use-places.ts";

type Props = {
  organisation: string;
  onRecorded: (environment: EnvironmentView) => void;
  onCancel: () => void;
};

export function NewEnvironment({ organisation, onRecorded, onCancel }: Props) {
  const { t } = useTranslation("environments");
  const { products, subscriptions, pending } = usePlaces(organisation);
  if (pending) return <LoadingRows />;
  return (
    <EnvironmentForm
      key={organisation}
      isNew
      initial={{
        name: "",
        kind: "production",
        product: products[0]?.value ?? "",
        subscription: subscriptions[0]?.value ?? "",
        said: {},
      }}
      products={products}
      subscriptions={subscriptions}
      submit={t("form.record")}
      send={(draft, facts) =>
        ask(recordEnvironment, {
          body: {
            ...draft,
            organisation,
            subscription: draft.subscription === "" ? null : draft.subscription,
            facts,
          },
          idempotencyKey: newKey(),
        })
      }
      onSaved={onRecorded}
      onCancel={onCancel}
    />
  );
}
