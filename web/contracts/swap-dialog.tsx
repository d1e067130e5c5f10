/**
 * SwapDialog { contract, limit, choices, onClose }: another choice of named contacts. Those of the other side stand there and stay;
 *   somebody else's change in between is told, and the choice is kept.
 */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ContractView } from "#api/contract-views.ts";
import { swapNamedContacts } from "#api/contracts.ts";
import { ask } from "#web/session/ask.ts";
import { useProblemWords } from "#web/session/problem-words.ts";
import { ConfirmDialog } from "#web/ui/confirm-dialog.tsx";
import { notify } from "#web/ui/notices.tsx";
import { contractQuery } from "./contract-queries.ts";

export type Choice = { id: string; name: string };
type Props = {
  contract: ContractView;
  limit: number | null;
  choices: readonly Choice[];
  onClose: () => void;
};

export function SwapDialog({ contract, limit, choices, onClose }: Props) {
  const { t } = useTranslation("contracts");
  const words = useProblemWords();
  const queries = useQueryClient();
  const present = contract.namedContacts
    .filter(({ until }) => until === null)
    .map(({ contact }) => contact);
  const [chosen, setChosen] = useState<readonly string[]>(present.map(({ id }) => id));
  // A choice made among those who were named then: whoever was swapped meanwhile is not swapped back unseen.
  const [seen] = useState(contract.version);
  const own = new Set(choices.map(({ id }) => id));
  const others = present.filter(({ id }) => !own.has(id));
  const saving = useMutation({
    mutationFn: () =>
      ask(swapNamedContacts, {
        params: { subscription: contract.id },
        body: { contacts: [...chosen] },
        ifMatch: seen,
      }),
    onSuccess: (changed) => {
      // What is behind the dialog is what was saved, at once.
      queries.setQueryData(contractQuery(contract.id).queryKey, changed);
      notify({ tone: "done", title: t("named.saved") });
      onClose();
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ["subscriptions"] }),
  });
  const toggle = (id: string, isChosen: boolean) =>
    setChosen((before) => (isChosen ? [...before, id] : before.filter((one) => one !== id)));
  return (
    <ConfirmDialog
      opened
      title={t("named.swapTitle")}
      confirmLabel={t("named.save")}
      busy={saving.isPending}
      problem={saving.error ? words(saving.error) : undefined}
      onConfirm={() => saving.mutate()}
      onClose={onClose}
    >
      <p className="small muted">{t("named.swapHint")}</p>
      <fieldset className="stack" style={{ margin: 0, padding: 0, border: 0, gap: "0.375rem" }}>
        <legend className="visually-hidden">{t("named.title")}</legend>
        {[...choices, ...others].map(({ id, name }) => (
          <label key={id} className="row" style={{ gap: "0.5rem", minHeight: "2rem" }}>
            <input
              type="checkbox"
              checked={chosen.includes(id)}
              disabled={!own.has(id)}
              onChange={(event) => toggle(id, event.currentTarget.checked)}
            />
            {name}
          </label>
        ))}
      </fieldset>
      <p className="small" data-tone={limit !== null && chosen.length > limit ? "bad" : undefined}>
        {limit === null
          ? t("named.chosenFree", { count: chosen.length })
          : t("named.chosen", { count: chosen.length, max: limit })}
      </p>
    </ConfirmDialog>
  );
}
