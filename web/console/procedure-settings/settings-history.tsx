/** SettingsHistory { history }: who changed what of the settings, when and why. */
import { useTranslation } from "react-i18next";
import { Card } from "#web/ui/card.tsx";
import { Time } from "#web/ui/time.tsx";
import { SettingChanges } from "./setting-changes.tsx";
import type { SettingsPage } from "./settings-queries.ts";

export function SettingsHistory({ history }: Pick<SettingsPage, "history">) {
  const { t } = useTranslation("settings");
  return (
    <Card title={t("history.title")}>
      {history.length === 0 ? <p className="muted">{t("history.none")}</p> : null}
      <ul className="plain-list">
        {history.map(({ version, at, by, why, changes }) => (
          <li key={version}>
            <strong dir="auto">{why}</strong>
            <div className="small muted">
              {by} · <Time at={at} form="full" />
            </div>
            <SettingChanges changes={changes} />
          </li>
        ))}
      </ul>
    </Card>
  );
}
