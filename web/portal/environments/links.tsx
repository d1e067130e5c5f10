import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { EnvironmentLinks } from "#web/environments/environment-detail.tsx";

/** Where the parts of a system's page lead in the portal. */
export function usePortalLinks(): EnvironmentLinks {
  const { t } = useTranslation("environments");
  return {
    crumbs: () => [
      <Link key="all" to="/environments">
        {t("title")}
      </Link>,
    ],
    edit: ({ id }, words) => (
      <Link to="/environments/$id/edit" params={{ id }} className="button-link">
        {words}
      </Link>
    ),
    contract: ({ id, sku }) => (
      <Link to="/subscriptions/$id" params={{ id }}>
        {sku}
      </Link>
    ),
    programme: <Link to="/programme">{t("support.programme")}</Link>,
  };
}
