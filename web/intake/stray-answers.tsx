/** StrayAnswers { stray, told, onTold }: answers that the form has no field for, with what becomes of them. Nothing where there are none. */
import "./intake.css";
import { useTranslation } from "react-i18next";
import { Card } from "#web/ui/card.tsx";
import type { Stray, Told } from "./told.ts";

type Props = { stray: readonly Stray[]; told: Told; onTold: (told: Told) => void };

export function StrayAnswers({ stray, told, onTold }: Props) {
  const { t } = useTranslation("intake");
  if (stray.length === 0) return null;
  const remove = (key: string) => onTold({ ...told, texts: { ...told.texts, [key]: "" } });
  return (
    <Card title={t("stray.title")}>
      <div className="stack">
        <p className="small muted">{t("stray.lead")}</p>
        {stray.map(({ key, label, text }) => (
          <div key={key} className="stray-answer">
            <strong>{label}</strong>
            <p>{text}</p>
            <button type="button" className="link-button small" onClick={() => remove(key)}>
              {t("stray.remove", { label })}
            </button>
          </div>
        ))}
      </div>
    </Card>
  );
}
