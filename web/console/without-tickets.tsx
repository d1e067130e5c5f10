/** What stands where tickets would, for those who administer the desk and work on none: why, and where they can go. */
import { useTranslation } from "react-i18next";
import { pageLinks } from "#web/navigation/page-links.tsx";
import type { Page } from "#web/navigation/pages.ts";
import { EmptyState } from "#web/ui/states.tsx";

export function WithoutTickets({ pages }: { pages: readonly Page[] }) {
  const { t } = useTranslation("console");
  return (
    <div className="page">
      <EmptyState
        title={t("withoutTickets.title")}
        level={1}
        picture="search"
        action={pageLinks(pages)}
      >
        {t("withoutTickets.detail")}
      </EmptyState>
    </div>
  );
}
