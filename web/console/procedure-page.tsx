/** The procedure as it is published; the same page as the portal's. */
import { useTranslation } from "react-i18next";
import { PageHeader } from "#web/ui/card.tsx";
import { ProcedureMap } from "#web/tickets/ticket-map.tsx";

export function ConsoleProcedurePage() {
  const { t } = useTranslation("procedure");
  return (
    <div className="page">
      <PageHeader title={t("title")} lead={t("lead")} />
      <ProcedureMap label={t("diagram.label")} />
    </div>
  );
}
