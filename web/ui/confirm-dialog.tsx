/**
 * ConfirmDialog { opened, title, confirmLabel, onConfirm, onClose, danger?, busy?, problem?, size?, children? }:
 *   asks before what cannot be undone; also the frame of small forms (children). Stays open while busy or refused.
 */
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "./button.tsx";
import { Dialog } from "./dialog.tsx";
import { ErrorState } from "./states.tsx";
import type { ShownProblem } from "./states.tsx";

export type ConfirmDialogProps = {
  opened: boolean;
  title: string;
  confirmLabel: string;
  onConfirm: () => void;
  onClose: () => void;
  danger?: boolean | undefined;
  busy?: boolean | undefined;
  problem?: ShownProblem | undefined;
  size?: "sm" | "md" | "lg" | "xl" | undefined;
  children?: ReactNode;
};

export function ConfirmDialog(props: ConfirmDialogProps) {
  const { opened, title, onClose, busy = false, problem, size = "md", children } = props;
  const { t } = useTranslation("ui");
  return (
    <Dialog opened={opened} onClose={onClose} title={title} size={size}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (!busy) props.onConfirm();
        }}
      >
        {children ? <div>{children}</div> : null}
        {problem ? <ErrorState problem={problem} /> : null}
        <div className="row" style={{ justifyContent: "flex-end" }}>
          <Button variant="default" onClick={onClose}>
            {t("cancel")}
          </Button>
          <Button type="submit" color={props.danger ? "red" : "brand"} loading={busy}>
            {props.confirmLabel}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
