/** StandDialog { offer, onClose }: withdraws an offer, or offers it again, with the reason that is kept. */
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { OfferView } from "#api/contract-views.ts";
import { offerAgain, withdrawOffer } from "#api/offers.ts";
import { ask } from "#web/session/ask.ts";
import { useDraft } from "#web/session/use-draft.ts";
import { useProblemWords } from "#web/session/problem-words.ts";
import { ConfirmDialog } from "#web/ui/confirm-dialog.tsx";
import { TextField } from "../forms/controls.tsx";
import { useOfferChange } from "./use-offer-change.ts";

export function StandDialog({ offer, onClose }: { offer: OfferView; onClose: () => void }) {
  const { t } = useTranslation(["offers", "contracts"]);
  const words = useProblemWords();
  // Whoever decides has read this version, and decides on no other.
  const [seen] = useState(offer);
  const act = seen.withdrawnAt === null ? "withdraw" : "offerAgain";
  const { text: why, setText: setWhy, forget } = useDraft(`${act}-offer:${seen.id}`);
  const changing = useOfferChange(
    () =>
      ask(act === "withdraw" ? withdrawOffer : offerAgain, {
        params: { offer: seen.id },
        body: { why },
        ifMatch: seen.version,
      }),
    t(`${act}.done`),
    () => {
      forget();
      onClose();
    },
  );
  return (
    <ConfirmDialog
      opened
      danger={act === "withdraw"}
      title={t(`${act}.title`, { offer: seen.name })}
      confirmLabel={t(`${act}.confirm`)}
      busy={changing.isPending}
      problem={changing.error ? words(changing.error) : undefined}
      onConfirm={() => changing.mutate()}
      onClose={onClose}
    >
      <div className="stack">
        <p>{t(`${act}.detail`)}</p>
        <TextField
          label={t("contracts:form.why")}
          hint={t("contracts:form.whyHint")}
          value={why}
          onChange={setWhy}
          maxLength={1000}
        />
      </div>
    </ConfirmDialog>
  );
}
