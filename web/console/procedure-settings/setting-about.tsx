/** SettingAbout { name, defaults }: how the setting comes, and the rules of the procedure that it serves. */
import { useTranslation } from "react-i18next";
import { SETTING_RULES, type SettingName } from "#core/procedure/settings.ts";
import type { GivenSettings } from "./settings-queries.ts";
import { useSettingText } from "./use-setting-text.ts";

type Props = { name: SettingName; defaults: GivenSettings };

export function SettingAbout({ name, defaults }: Props) {
  const { t } = useTranslation("settings");
  const textOf = useSettingText();
  return (
    <p className="setting-about small muted">
      <span>{t("default", { value: textOf(name, defaults[name]) })}</span>
      {SETTING_RULES[name].length > 0 ? (
        <span className="setting-rules">{SETTING_RULES[name].join(" · ")}</span>
      ) : null}
    </p>
  );
}
