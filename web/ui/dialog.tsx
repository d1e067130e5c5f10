/**
 * Dialog { opened, title, onClose, size?: 'sm' | 'md' | 'lg' | 'xl', hideTitle?, children }: the frame of everything that opens over the page.
 *   Holds the focus, closes with Escape, gives the focus back, whether it is closed or taken off the page.
 */
import "@mantine/core/styles/CloseButton.layer.css";
import "@mantine/core/styles/Modal.layer.css";
import "@mantine/core/styles/ModalBase.layer.css";
import "@mantine/core/styles/Overlay.layer.css";
import "@mantine/core/styles/Paper.layer.css";
import "./dialog.css";
import { Modal } from "@mantine/core";
import { useEffect, useState } from "react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { LibraryFrame } from "./theme/library-frame.tsx";

export type DialogProps = {
  opened: boolean;
  title: string;
  onClose: () => void;
  size?: "sm" | "md" | "lg" | "xl" | undefined;
  hideTitle?: boolean | undefined;
  children?: ReactNode;
};

export function Dialog({
  opened,
  title,
  onClose,
  size = "md",
  hideTitle = false,
  children,
}: DialogProps) {
  const { t } = useTranslation("ui");
  return (
    <LibraryFrame>
      <Modal.Root opened={opened} onClose={onClose} size={size} lockScroll={false} yOffset="8vh">
        <Modal.Overlay backgroundOpacity={0.4} />
        <Modal.Content>
          {/* Not the library's own header element: a second banner would confuse those who move by landmarks. */}
          <div className={hideTitle ? "visually-hidden" : "dialog-head"}>
            <Modal.Title>{title}</Modal.Title>
            {hideTitle ? null : <Modal.CloseButton aria-label={t("close")} />}
          </div>
          <Modal.Body className={hideTitle ? "dialog-bare" : "dialog-body"}>{children}</Modal.Body>
          <FocusReturn />
        </Modal.Content>
      </Modal.Root>
    </LibraryFrame>
  );
}

/** The library gives the focus back only where a dialog stays on the page, closed, before and after. */
function FocusReturn() {
  // While it is first drawn nothing in the dialog has taken the focus yet.
  const [before] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      const isLost = document.activeElement === null || document.activeElement === document.body;
      if (isLost && before instanceof HTMLElement && before.isConnected)
        before.focus({ preventScroll: true });
    },
    [before],
  );
  return null;
}
