/** PersonFields { values, set, error, withEmail?, withPhone? }: what is asked of anyone who is invited. */
import { useTranslation } from "react-i18next";
import { SelectField, TextField } from "../forms/controls.tsx";

export type PersonValues = {
  name: string;
  email: string;
  phone: string;
  language: string;
  timeZone: string;
};
export const noPerson: PersonValues = {
  name: "",
  email: "",
  phone: "",
  language: "fr",
  timeZone: "Europe/Paris",
};

type Props = {
  values: PersonValues;
  set: (name: keyof PersonValues, value: string) => void;
  error: (field: string) => string | undefined;
  withEmail?: boolean;
  withPhone?: boolean;
};

const zones = ["UTC", ...Intl.supportedValuesOf("timeZone").filter((zone) => zone !== "UTC")].map(
  (zone) => ({ value: zone, label: zone.replaceAll("_", " ") }),
);
const languages = [
  { value: "fr", label: "Français" },
  { value: "en", label: "English" },
];

export function PersonFields({ values, set, error, withEmail = true, withPhone = false }: Props) {
  const { t } = useTranslation("console");
  return (
    <div className="fields">
      <TextField
        label={t("person.name")}
        value={values.name}
        onChange={(value) => set("name", value)}
        error={error("name")}
        maxLength={120}
      />
      {withEmail ? (
        <TextField
          label={t("person.email")}
          type="email"
          value={values.email}
          onChange={(value) => set("email", value)}
          error={error("email")}
          maxLength={254}
        />
      ) : null}
      {withPhone ? (
        <TextField
          label={t("person.phone")}
          type="tel"
          value={values.phone}
          onChange={(value) => set("phone", value)}
          error={error("phone")}
          maxLength={40}
        />
      ) : null}
      <SelectField
        label={t("person.language")}
        value={values.language}
        onChange={(value) => set("language", value)}
        error={error("language")}
        options={languages}
      />
      <SelectField
        label={t("person.timeZone")}
        value={values.timeZone}
        onChange={(value) => set("timeZone", value)}
        error={error("timeZone")}
        options={zones}
      />
    </div>
  );
}
