/** OfferConflict { onReload }: somebody else changed the offer meanwhile; what was typed stays. */
import "../forms/forms.css";
import { useTranslation } from "react-i18next";
import { Button } from "#web/ui/button.tsx";

export function OfferConflict({ onReload }: { onReload: () => void }) {
  const { t } = useTranslation("offers");
  return (
    <div className="changed" role="alert">
      <strong>{t("conflict.title")}</strong>
      <p>{t("conflict.detail")}</p>
      <Button size="xs" variant="default" onClick={onReload}>
        {t("conflict.reload")}
      </Button>
    </div>
  );
}
