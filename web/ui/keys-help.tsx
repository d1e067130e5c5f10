/** KeysHelp { opened, onClose }: the keys that act at this moment, by group. The shell opens it with `?`. */
import "@mantine/core/styles/CloseButton.layer.css";
import "@mantine/core/styles/Modal.layer.css";
import "@mantine/core/styles/ModalBase.layer.css";
import "@mantine/core/styles/Overlay.layer.css";
import "@mantine/core/styles/Paper.layer.css";
import "./keys-help.css";
import { Modal } from "@mantine/core";
import { Fragment } from "react";
import { useTranslation } from "react-i18next";
import type { KeyBinding } from "./key-registry.ts";
import { Kbd } from "./kbd.tsx";
import { useRegisteredKeys } from "./use-keys.ts";

export function KeysHelp({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation("ui");
  const keys = useRegisteredKeys();
  const groups = Map.groupBy(keys, ({ group }) => group ?? t("keys.here"));
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t("keys.title")}
      size="lg"
      lockScroll={false}
      closeButtonProps={{ "aria-label": t("close") }}
    >
      <div className="keys-help">
        {[...groups].map(([group, bindings]) => (
          <section key={group}>
            <h3>{group}</h3>
            <KeyList bindings={bindings} />
          </section>
        ))}
      </div>
    </Modal>
  );
}

function KeyList({ bindings }: { bindings: readonly KeyBinding[] }) {
  return (
    <dl>
      {bindings.map(({ key, label }) => (
        <Fragment key={key}>
          <dt>
            <Kbd keys={key} />
          </dt>
          <dd>{label}</dd>
        </Fragment>
      ))}
    </dl>
  );
}
