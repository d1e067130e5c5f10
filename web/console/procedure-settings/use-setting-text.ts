/** useSettingText(): a setting's value in words, such as "3 business days". */
import { useTranslation } from "react-i18next";
import { isNumberSetting } from "#core/procedure/change-settings.ts";
import type { SettingName } from "#core/procedure/settings.ts";
import { tagOf } from "#locales/written-dates.ts";
import { useReader } from "#web/ui/reader.tsx";
import type { Change } from "./settings-queries.ts";

type Value = Change["before"];

export function useSettingText(): (setting: SettingName, value: Value) => string {
  const { t } = useTranslation("settings");
  const { language } = useReader();
  const percent = new Intl.NumberFormat(tagOf(language), { style: "percent" });
  const list = new Intl.ListFormat(tagOf(language));
  return (setting, value) => {
    if (Array.isArray(value))
      return value.length === 0
        ? t("values.noWarning")
        : list.format(value.map((one) => percent.format(one / 100)));
    if (typeof value === "boolean") return t(value ? "withdrawal.yes" : "withdrawal.no");
    if (typeof value === "number" && isNumberSetting(setting))
      return t(`values.${setting}`, { count: value });
    return t(value === "by_schedule" ? "closes.by_schedule" : "closes.by_hand");
  };
}
