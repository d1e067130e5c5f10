/** DraftKept { kept }: says beside the buttons of a form that what is typed in it outlives a reload. */
import { useTranslation } from "react-i18next";

export function DraftKept({ kept }: { kept: boolean }) {
  const { t } = useTranslation("ui");
  return kept ? <span className="small muted">{t("editor.draftKept")}</span> : null;
}
