/** RenameOrganisation { organisation, onClose }: another name, everywhere at once; tickets keep their history. */
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { changeOrganisation } from "#api/organisations.ts";
import { ask } from "#web/session/ask.ts";
import { fieldProblem, useProblemWords } from "#web/session/problem-words.ts";
import { ConfirmDialog } from "#web/ui/confirm-dialog.tsx";
import { TextField } from "../forms/controls.tsx";
import { useChange } from "./use-change.ts";
import { useMissing } from "./use-missing.ts";

type Props = { organisation: { id: string; name: string }; onClose: () => void };

/** Mounted anew each time it opens, so that it starts from the name that stands now. */
export function RenameOrganisation({ organisation, onClose }: Props) {
  const { t } = useTranslation("console");
  const words = useProblemWords();
  const [name, setName] = useState(organisation.name);
  const missing = useMissing({ name });
  const renaming = useChange(
    () => ask(changeOrganisation, { params: { organisation: organisation.id }, body: { name } }),
    t("people.changed", { name }),
    onClose,
  );
  const blamed = missing.fault("name") ?? fieldProblem(renaming.cause, "name");
  return (
    <ConfirmDialog
      opened
      title={t("customers.renameTitle", { name: organisation.name })}
      confirmLabel={t("customers.rename")}
      onConfirm={() => {
        if (missing.isWhole()) renaming.run(undefined);
      }}
      onClose={onClose}
      busy={renaming.busy}
      problem={renaming.cause && !blamed ? words(renaming.cause) : undefined}
    >
      <TextField
        label={t("customers.name")}
        value={name}
        onChange={setName}
        error={blamed}
        maxLength={200}
        autoFocus
      />
    </ConfirmDialog>
  );
}
