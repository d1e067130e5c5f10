/**
 * LanguageSwitch { language, onLanguage }: FR / EN, each said in its own language. ThemeItems: light, dark, system, inside a PopupMenu.
 */
import "./switches.css";
import { useTranslation } from "react-i18next";
import { MenuItem } from "./popup-menu.tsx";
import { useTheme } from "./theme/theme.ts";

type Language = "fr" | "en";
const ownNames = { fr: "Français", en: "English" } as const;

export function LanguageSwitch(props: {
  language: Language;
  onLanguage: (language: Language) => void;
}) {
  const { t } = useTranslation("ui");
  return (
    <fieldset className="languages">
      <legend className="visually-hidden">{t("language")}</legend>
      {(["fr", "en"] as const).map((language) => (
        <button
          key={language}
          type="button"
          lang={language}
          aria-label={`${language.toUpperCase()} – ${ownNames[language]}`}
          title={ownNames[language]}
          aria-pressed={props.language === language}
          onClick={() => props.onLanguage(language)}
        >
          {language.toUpperCase()}
        </button>
      ))}
    </fieldset>
  );
}

export function ThemeItems() {
  const { t } = useTranslation("ui");
  const { theme, setTheme } = useTheme();
  return (
    <>
      {(["light", "dark", "auto"] as const).map((one) => (
        <MenuItem key={one} checked={theme === one} onSelect={() => setTheme(one)}>
          {t(`theme.${one}`)}
        </MenuItem>
      ))}
    </>
  );
}
