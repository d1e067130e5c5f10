/** PersonActions { person, onInvite, onActive, onLeave? }: a new invitation for who has no account yet; an end, asked before it is done. */
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ContactView } from "#api/people-views.ts";
import { ConfirmDialog } from "#web/ui/confirm-dialog.tsx";

type Props = {
  person: Pick<ContactView, "name" | "account">;
  onInvite: () => void;
  onActive: (active: boolean) => void;
  onLeave?: () => void;
};

export function PersonActions({ person, onInvite, onActive, onLeave }: Props) {
  const { t } = useTranslation("console");
  const [asking, setAsking] = useState(false);
  const { name, account } = person;
  const named = (words: string) => ({ "aria-label": `${words} – ${name}` });
  return (
    <div className="row">
      {account === "invited" ? (
        <button type="button" className="link-button small" {...named(t("people.inviteAgain"))} onClick={onInvite}>
          {t("people.inviteAgain")}
        </button>
      ) : null}
      {onLeave ? (
        <button type="button" className="link-button small" {...named(t("people.leave"))} onClick={onLeave}>
          {t("people.leave")}
        </button>
      ) : null}
      {account === "deactivated" ? (
        <button type="button" className="link-button small" {...named(t("people.reactivate"))} onClick={() => onActive(true)}>
          {t("people.reactivate")}
        </button>
      ) : (
        <button type="button" className="link-button small" {...named(t("people.deactivate"))} onClick={() => setAsking(true)}>
          {t("people.deactivate")}
        </button>
      )}
      <ConfirmDialog
        opened={asking}
        danger
        title={t("people.deactivateAsk", { name })}
        confirmLabel={t("people.deactivate")}
        onClose={() => setAsking(false)}
        onConfirm={() => {
          setAsking(false);
          onActive(false);
        }}
      >
        {t("people.deactivateMeans")}
      </ConfirmDialog>
    </div>
  );
}
