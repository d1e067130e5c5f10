/** EndDialog { contract, onClose }: ends a contract before its time, from a day on, with the reason that is kept. */
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ContractView } from "#api/contract-views.ts";
import { endContract } from "#api/contracts.ts";
import { todayIn } from "#web/contracts/days.ts";
import { ask } from "#web/session/ask.ts";
import { fieldProblem, useProblemWords } from "#web/session/problem-words.ts";
import { ConfirmDialog } from "#web/ui/confirm-dialog.tsx";
import { TextField } from "../forms/controls.tsx";
import { useContractChange } from "./use-contract-change.ts";

export function EndDialog({ contract, onClose }: { contract: ContractView; onClose: () => void }) {
  const { t } = useTranslation("contracts");
  const words = useProblemWords();
  const [endsOn, setEndsOn] = useState(todayIn(contract.zone));
  const [why, setWhy] = useState("");
  const [seen] = useState(contract.version);
  const ending = useContractChange(
    () =>
      ask(endContract, {
        params: { subscription: contract.id },
        body: { endsOn, why },
        ifMatch: seen,
      }),
    t("form.ended"),
    onClose,
  );
  return (
    <ConfirmDialog
      opened
      danger
      title={t("form.endTitle")}
      confirmLabel={t("form.end")}
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
          error={fieldProblem(ending.error, "endsOn")}
        />
        <TextField
          label={t("form.why")}
          hint={t("form.whyHint")}
          value={why}
          onChange={setWhy}
          maxLength={1000}
        />
      </div>
    </ConfirmDialog>
  );
}
