/** EndDialog { contract, onClose }: ends a contract before its time, from a day on, with the reason that is kept; corrects or takes back such an end. */
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ContractView } from "#api/contract-views.ts";
import { endContract } from "#api/contracts.ts";
import { todayIn, useDays } from "#web/contracts/days.ts";
import { ask } from "#web/session/ask.ts";
import { useDraft } from "#web/session/use-draft.ts";
import { fieldProblem, useProblemWords } from "#web/session/problem-words.ts";
import { ConfirmDialog } from "#web/ui/confirm-dialog.tsx";
import { TextField } from "../forms/controls.tsx";
import { OverlapTick } from "./overlap-tick.tsx";
import { useContractChange } from "./use-contract-change.ts";

export function EndDialog({ contract, onClose }: { contract: ContractView; onClose: () => void }) {
  const { t } = useTranslation("contracts");
  const words = useProblemWords();
  const { day } = useDays();
  const [early] = useState(contract.endedEarlyOn);
  const [endsOn, setEndsOn] = useState(early ?? todayIn(contract.zone));
  const [overlapWanted, setOverlapWanted] = useState(false);
  const { text: why, setText: setWhy, forget } = useDraft(`end-contract:${contract.id}`);
  const [seen] = useState(contract.version);
  const ending = useContractChange(
    () =>
      ask(endContract, {
        params: { subscription: contract.id },
        body: { endsOn, overlapWanted, why },
        ifMatch: seen,
      }),
    t(early === null ? "form.ended" : "form.endCorrected"),
    () => {
      forget();
      onClose();
    },
  );
  return (
    <ConfirmDialog
      opened
      danger={early === null}
      title={t(early === null ? "form.endTitle" : "desk.correctEnd")}
      confirmLabel={t(early === null ? "form.end" : "desk.correctEnd")}
      busy={ending.isPending}
      problem={ending.error ? words(ending.error) : undefined}
      onConfirm={() => ending.mutate()}
      onClose={onClose}
    >
      <div className="stack">
        <TextField
          type="date"
          label={t("form.endsAt")}
          value={endsOn}
          onChange={setEndsOn}
          max={contract.endsOn}
          hint={early === null ? undefined : t("form.endBack", { day: day(contract.endsOn) })}
          error={fieldProblem(ending.error, "endsOn")}
        />
        <TextField
          label={t("form.why")}
          hint={t("form.whyHint")}
          value={why}
          onChange={setWhy}
          maxLength={1000}
        />
        <OverlapTick cause={ending.error} wanted={overlapWanted} onChange={setOverlapWanted} />
      </div>
    </ConfirmDialog>
  );
}
