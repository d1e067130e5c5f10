/** KeysHelp { opened, onClose }: the keys that act at this moment, by group. The shell opens it with `?`. */
import "./keys-help.css";
import { Fragment } from "react";
import { useTranslation } from "react-i18next";
import { Dialog } from "./dialog.tsx";
import type { KeyBinding } from "./key-registry.ts";
import { Kbd } from "./kbd.tsx";
import { useRegisteredKeys } from "./use-keys.ts";

export function KeysHelp({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation("ui");
  const keys = useRegisteredKeys();
  const groups = Map.groupBy(keys, ({ group }) => group ?? t("keys.here"));
  return (
    <Dialog opened={opened} onClose={onClose} title={t("keys.title")} size="lg">
      <div className="keys-help">
        {[...groups].map(([group, bindings]) => (
          <section key={group}>
            <h3>{group}</h3>
            <KeyList bindings={bindings} />
          </section>
        ))}
      </div>
    </Dialog>
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
