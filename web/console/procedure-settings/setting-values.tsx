/** SettingValues { settings, defaults }: every setting as it is in force, for those who do not change it. */
import "./procedure-settings.css";
import { useTranslation } from "react-i18next";
import { Card } from "#web/ui/card.tsx";
import { SettingAbout } from "./setting-about.tsx";
import { groups } from "./setting-groups.ts";
import type { GivenSettings } from "./settings-queries.ts";
import { useSettingText } from "./use-setting-text.ts";

type Props = { settings: GivenSettings; defaults: GivenSettings };

export function SettingValues({ settings, defaults }: Props) {
  const { t } = useTranslation("settings");
  const textOf = useSettingText();
  return groups.map(({ key, settings: names }) => (
    <Card key={key} title={t(`groups.${key}`)}>
      <dl className="setting-fields">
        {names.map((name) => (
          <div key={name} className="setting-field">
            <dt>{t(`names.${name}`)}</dt>
            <dd>
              <strong>{textOf(name, settings[name])}</strong>
              <p className="small muted">{t(`helps.${name}`)}</p>
              <SettingAbout name={name} defaults={defaults} />
            </dd>
          </div>
        ))}
      </dl>
    </Card>
  ));
}
