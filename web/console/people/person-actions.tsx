/** PersonActions { person, edit, … }: what may be changed about someone; an end is asked before it is done. */
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ContactView } from "#api/people-views.ts";
import { ConfirmDialog } from "#web/ui/confirm-dialog.tsx";
import { EditPerson } from "./edit-person.tsx";
import type { Person } from "./edit-person.tsx";

type Props = {
  person: Person & Pick<ContactView, "account">;
  withPhone: boolean;
  /** Saves, and says so by calling back once the desk has it. */
  onSave: (person: Person, done: () => void) => void;
  saving: { busy: boolean; cause: Error | null };
  onInvite: () => void;
  onActive: (active: boolean) => void;
  onLeave?: () => void;
};

export function PersonActions({
  person,
  withPhone,
  onSave,
  saving,
  onInvite,
  onActive,
  onLeave,
}: Props) {
  const { t } = useTranslation("console");
  const [open, setOpen] = useState<"edit" | "end">();
  const { name, account } = person;
  const close = () => setOpen(undefined);
  return (
    <div className="row">
      <Action words={t("people.edit")} name={name} run={() => setOpen("edit")} />
      {account === "invited" ? (
        <Action words={t("people.inviteAgain")} name={name} run={onInvite} />
      ) : null}
      {onLeave ? <Action words={t("people.leave")} name={name} run={onLeave} /> : null}
      {account === "deactivated" ? (
        <Action words={t("people.reactivate")} name={name} run={() => onActive(true)} />
      ) : (
        <Action words={t("people.deactivate")} name={name} run={() => setOpen("end")} />
      )}
      {open === "edit" ? (
        <EditPerson
          person={person}
          withPhone={withPhone}
          onClose={close}
          onSave={(next) => onSave(next, close)}
          {...saving}
        />
      ) : null}
      <ConfirmDialog
        opened={open === "end"}
        danger
        title={t("people.deactivateAsk", { name })}
        confirmLabel={t("people.deactivate")}
        onClose={close}
        onConfirm={() => {
          close();
          onActive(false);
        }}
      >
        {t("people.deactivateMeans")}
      </ConfirmDialog>
    </div>
  );
}

function Action({ words, name, run }: { words: string; name: string; run: () => void }) {
  return (
    <button
      type="button"
      className="link-button small"
      aria-label={`${words} – ${name}`}
      onClick={run}
    >
      {words}
    </button>
  );
}
