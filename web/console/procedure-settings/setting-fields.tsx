/** SettingFields { draft, defaults, faults, onChange }: every setting as it is typed, with what it does, the rules that it serves, and how it comes. */
import "./procedure-settings.css";
import { useTranslation } from "react-i18next";
import {
  isNumberSetting,
  CLOSES_UNANSWERED,
  SETTING_BOUNDS,
  THRESHOLD_BOUNDS,
  THRESHOLDS_MAX,
} from "#core/procedure/change-settings.ts";
import type { SettingName } from "#core/procedure/settings.ts";
import { Card } from "#web/ui/card.tsx";
import { ChoiceField, TextField } from "../forms/controls.tsx";
import { groups } from "./setting-groups.ts";
import { SettingAbout } from "./setting-about.tsx";
import type { SettingsDraft } from "./settings-draft.ts";
import type { GivenSettings } from "./settings-queries.ts";

type Props = {
  draft: SettingsDraft;
  defaults: GivenSettings;
  faults: ReadonlySet<SettingName>;
  onChange: (draft: SettingsDraft) => void;
};

export function SettingFields({ draft, defaults, faults, onChange }: Props) {
  const { t } = useTranslation("settings");
  return groups.map(({ key, settings }) => (
    <Card
      key={key}
      title={t(`groups.${key}`)}
      {...(key === "desk" ? { aside: t("groupNotes.desk") } : {})}
    >
      <div className="setting-fields">
        {settings.map((name) => (
          <div key={name} className="setting-field">
            <Field name={name} draft={draft} isFaulty={faults.has(name)} onChange={onChange} />
            <SettingAbout name={name} defaults={defaults} />
          </div>
        ))}
      </div>
    </Card>
  ));
}

type FieldProps = Pick<Props, "draft" | "onChange"> & { name: SettingName; isFaulty: boolean };

function Field({ name, draft, isFaulty, onChange }: FieldProps) {
  const { t } = useTranslation("settings");
  const words = { label: t(`names.${name}`), hint: t(`helps.${name}`) };
  if (name === "closesUnanswered")
    return (
      <ChoiceField
        legend={words.label}
        hint={words.hint}
        value={draft.closesUnanswered}
        onChange={(value) =>
          onChange({
            ...draft,
            closesUnanswered: value === "by_schedule" ? "by_schedule" : "by_hand",
          })
        }
        options={CLOSES_UNANSWERED.map((value) => ({
          value,
          name: t(`closes.${value}`),
          explain: t(`closesExplain.${value}`),
        }))}
      />
    );
  if (name === "withdrawal")
    return (
      <ChoiceField
        legend={words.label}
        hint={words.hint}
        value={draft.withdrawal ? "yes" : "no"}
        onChange={(value) => onChange({ ...draft, withdrawal: value === "yes" })}
        options={(["yes", "no"] as const).map((value) => ({
          value,
          name: t(`withdrawal.${value}`),
        }))}
      />
    );
  const fault = isNumberSetting(name)
    ? t("faults.number", SETTING_BOUNDS[name])
    : t("faults.warningThresholds", { ...THRESHOLD_BOUNDS, most: THRESHOLDS_MAX });
  return (
    <TextField
      {...words}
      value={draft[name]}
      inputMode={isNumberSetting(name) ? "numeric" : undefined}
      maxLength={isNumberSetting(name) ? 4 : 40}
      error={isFaulty ? fault : undefined}
      onChange={(value) => onChange({ ...draft, [name]: value })}
    />
  );
}
