/** SettingChanges { changes, withEffect? }: what is set otherwise, before and after, and from when it holds. */
import "./procedure-settings.css";
import { useTranslation } from "react-i18next";
import type { Change } from "./settings-queries.ts";
import { useSettingText } from "./use-setting-text.ts";

type Props = { changes: readonly Change[]; withEffect?: boolean };

export function SettingChanges({ changes, withEffect = false }: Props) {
  const { t } = useTranslation("settings");
  const textOf = useSettingText();
  return (
    <ul className="setting-changes small">
      {changes.map(({ setting, before, after }) => (
        <li key={setting}>
          <div>{t(`names.${setting}`)}</div>
          <div>
            <del>{textOf(setting, before)}</del> → <ins>{textOf(setting, after)}</ins>
          </div>
          {withEffect ? <div className="muted">{t(`follows.${setting}`)}</div> : null}
        </li>
      ))}
    </ul>
  );
}
