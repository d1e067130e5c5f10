/** CreateOrganisation { opened, onClose }: a new customer or partner; its page opens then. */
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { createOrganisation } from "#api/organisations.ts";
import { ORGANISATION_KINDS } from "#core/people/actor.ts";
import { ask } from "#web/session/ask.ts";
import { fieldProblem, useProblemWords } from "#web/session/problem-words.ts";
import { ConfirmDialog } from "#web/ui/confirm-dialog.tsx";
import { ChoiceField, TextField } from "../forms/controls.tsx";
import { oneOf } from "../one-of.ts";
import { useChange } from "./use-change.ts";
import { useMissing } from "./use-missing.ts";

export function CreateOrganisation({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation(["console", "lifecycle"]);
  const words = useProblemWords();
  const navigate = useNavigate();
  const [name, setName] = useState("");
  const [kind, setKind] = useState("customer");
  const missing = useMissing({ name });
  const creating = useChange(
    () =>
      ask(createOrganisation, {
        body: { name, kind: oneOf(ORGANISATION_KINDS, kind) ?? "customer" },
      }),
    t("customers.created", { name }),
    ({ id }) => {
      setName("");
      missing.forget();
      onClose();
      void navigate({ to: "/console/customers/$id", params: { id } });
    },
  );
  return (
    <ConfirmDialog
      opened={opened}
      title={t("customers.create")}
      confirmLabel={t("customers.add")}
      onConfirm={() => {
        if (missing.isWhole()) creating.run(undefined);
      }}
      onClose={onClose}
      busy={creating.busy}
      problem={creating.cause ? words(creating.cause) : undefined}
    >
      <div className="stack">
        <TextField
          label={t("customers.name")}
          value={name}
          onChange={setName}
          error={missing.fault("name") ?? fieldProblem(creating.cause, "name")}
          maxLength={200}
          autoFocus
        />
        <ChoiceField
          legend={t("customers.kind")}
          value={kind}
          onChange={setKind}
          options={ORGANISATION_KINDS.map((one) => ({
            value: one,
            name: t(`console:organisationKinds.${one}`),
          }))}
        />
      </div>
    </ConfirmDialog>
  );
}
