/** The procedure as it is published; the same page as the portal's, with the way to what the desk sets of it. */
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { ProcedurePage } from "#web/procedure/procedure-page.tsx";
import { useSession } from "#web/session/session.ts";

export function ConsoleProcedurePage() {
  const { t } = useTranslation("console");
  const { may } = useSession();
  return (
    <div className="page">
      <ProcedurePage>
        {may.readCustomers ? (
          <Link to="/console/procedure/settings">{t("nav.settings")}</Link>
        ) : null}
      </ProcedurePage>
    </div>
  );
}
