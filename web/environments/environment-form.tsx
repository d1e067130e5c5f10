/**
 * EnvironmentForm { initial, products, subscriptions, submit, send, onSaved, onCancel }: a system written down or corrected.
 *   All that stands in the form is said by whoever saves it, and so is confirmed.
 */
import "./environments.css";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { EnvironmentView, SaidFactsView } from "#api/environment-views.ts";
import { ENVIRONMENT_KINDS } from "#core/environments/environment.ts";
import type { EnvironmentKind } from "#core/environments/environment.ts";
import { fieldProblem, useProblemWords } from "#web/session/problem-words.ts";
import { Button } from "#web/ui/button.tsx";
import { Card } from "#web/ui/card.tsx";
import { SelectField, TextField } from "#web/ui/field.tsx";
import { notify } from "#web/ui/notices.tsx";
import { ErrorState } from "#web/ui/states.tsx";
import { draftOf, saidOf } from "./facts-draft.ts";
import { FactsFields } from "./facts-fields.tsx";
import { useLine } from "./support-card.tsx";

export type Option = { value: string; label: string };
export type EnvironmentDraft = {
  name: string;
  kind: EnvironmentKind;
  product: string;
  /** Empty where no contract covers it. */
  subscription: string;
};

type Props = {
  initial: EnvironmentDraft & { said: SaidFactsView };
  products: readonly Option[];
  /** The product of a system stays what it is. */
  isNew: boolean;
  subscriptions: readonly Option[];
  submit: string;
  send: (draft: EnvironmentDraft, facts: SaidFactsView) => Promise<EnvironmentView>;
  onSaved: (environment: EnvironmentView) => void;
  onCancel: () => void;
};

export function EnvironmentForm(props: Props) {
  const { initial, products, isNew, subscriptions, submit, send, onSaved, onCancel } = props;
  const { t } = useTranslation(["environments", "ui"]);
  const words = useProblemWords();
  const queries = useQueryClient();
  const [draft, setDraft] = useState<EnvironmentDraft>(initial);
  const [facts, setFacts] = useState(() => draftOf(initial.said));
  const release = facts.release.trim() === "" ? null : facts.release.trim();
  const line = useLine({ product: { id: draft.product, name: "" }, release });
  const saving = useMutation({
    mutationFn: () => send(draft, saidOf(facts)),
    onSuccess: (environment) => {
      notify({ tone: "done", title: t("form.saved", { name: environment.name }) });
      onSaved(environment);
    },
    onSettled: async () => {
      await queries.invalidateQueries({ queryKey: ["environments"] });
      await queries.invalidateQueries({ queryKey: ["coverage"] });
    },
  });
  const blamed = (field: string) => fieldProblem(saving.error, field);
  const set = (change: Partial<EnvironmentDraft>) => setDraft({ ...draft, ...change });
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!saving.isPending) saving.mutate();
      }}
    >
      <Card>
        <div className="stack">
          <div className="two-fields">
            <TextField
              label={t("form.name")}
              hint={t("form.nameHint")}
              maxLength={120}
              value={draft.name}
              onChange={(name) => set({ name })}
              error={blamed("name")}
            />
            <SelectField
              label={t("form.kind")}
              hint={t("form.kindHint")}
              value={draft.kind}
              onChange={(value) =>
                set({ kind: ENVIRONMENT_KINDS.find((kind) => kind === value) ?? draft.kind })
              }
              options={ENVIRONMENT_KINDS.map((kind) => ({
                value: kind,
                label: t(`kinds.${kind}`),
              }))}
              error={blamed("kind")}
            />
          </div>
          <div className="two-fields">
            {isNew ? (
              <SelectField
                label={t("form.productName")}
                value={draft.product}
                onChange={(product) => set({ product })}
                options={products}
                error={blamed("product")}
              />
            ) : null}
            <SelectField
              label={t("form.subscription")}
              value={draft.subscription}
              onChange={(subscription) => set({ subscription })}
              options={subscriptions}
              error={blamed("subscription")}
            />
          </div>
          <FactsFields
            draft={facts}
            onChange={setFacts}
            blamed={blamed}
            eligible={(line?.stack ?? [])
              .filter(
                ({ component, standing }) =>
                  component === "app_server" &&
                  (standing === "recommended" || standing === "supported"),
              )
              .map(({ name, version }) => [name, version].filter(Boolean).join(" "))}
          />
          {saving.error ? <ErrorState problem={words(saving.error)} /> : null}
          <div className="row wrap" style={{ justifyContent: "flex-end" }}>
            <Button variant="default" onClick={onCancel}>
              {t("ui:cancel")}
            </Button>
            <Button type="submit" loading={saving.isPending}>
              {submit}
            </Button>
          </div>
        </div>
      </Card>
    </form>
  );
}
