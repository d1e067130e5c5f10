/** InviteDialog { opened, title, missing, inviting, onClose, children }: the frame of every invitation: fields in a column, and what was refused. */
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useProblemWords } from "#web/session/problem-words.ts";
import { ConfirmDialog } from "#web/ui/confirm-dialog.tsx";
import type { Change } from "./use-change.ts";
import type { Missing } from "./use-missing.ts";

export type InviteDialogProps = {
  opened: boolean;
  title: string;
  missing: Missing;
  inviting: Change<undefined>;
  onClose: () => void;
  children: ReactNode;
};

export function InviteDialog({
  opened,
  title,
  missing,
  inviting,
  onClose,
  children,
}: InviteDialogProps) {
  const { t } = useTranslation("console");
  const words = useProblemWords();
  return (
    <ConfirmDialog
      opened={opened}
      size="lg"
      title={title}
      confirmLabel={t("people.invite")}
      onConfirm={() => {
        if (missing.isWhole()) inviting.run(undefined);
      }}
      onClose={onClose}
      busy={inviting.busy}
      problem={inviting.cause ? words(inviting.cause) : undefined}
    >
      <div className="stack">{children}</div>
    </ConfirmDialog>
  );
}
