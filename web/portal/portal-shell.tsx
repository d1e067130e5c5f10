import "./portal.css";
import { useQueryClient } from "@tanstack/react-query";
import { Link, Outlet, useNavigate } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { pageLinks } from "#web/navigation/page-links.tsx";
import { useOpenPages, usePageKeys } from "#web/navigation/pages.ts";
import { useLive } from "#web/session/live.ts";
import { useSession, useSignOut } from "#web/session/session.ts";
import { useLanguage } from "#web/session/words.ts";
import { AppShell } from "#web/ui/app-shell.tsx";
import { MenuItem } from "#web/ui/popup-menu.tsx";
import { ReaderProvider } from "#web/ui/reader.tsx";
import { usePortalPages } from "./portal-pages.ts";
import { usePortalSearch } from "./portal-search.ts";

export function PortalShell() {
  const me = useSession();
  // All the portal's words are there before the frame stands, so that no page waits for its own.
  const { t } = useTranslation(["portal", "tickets", "lifecycle"]);
  const { language, changeLanguage } = useLanguage();
  const signOut = useSignOut();
  const navigate = useNavigate();
  const { connected } = useLive();
  const pages = useOpenPages(usePortalPages(me));
  const search = usePortalSearch(me, pages);
  usePageKeys(pages, t("keys.go"));
  useRenewalInLanguage(language);
  return (
    <ReaderProvider language={language} timeZone={me.timeZone}>
      <AppShell
        home={(logo) => <Link to="/">{logo}</Link>}
        nav={pageLinks(pages)}
        person={{ name: me.name, detail: me.email }}
        language={language}
        onLanguage={changeLanguage}
        onSignOut={signOut}
        search={search}
        menu={
          <MenuItem onSelect={() => void navigate({ to: "/me" })}>{t("account.title")}</MenuItem>
        }
      >
        {connected ? null : (
          <div className="line-lost" role="status">
            {t("lineLost")}
          </div>
        )}
        <Outlet />
      </AppShell>
    </ReaderProvider>
  );
}

/** Reasons come from the desk in the language that was asked for, so another language asks anew. */
function useRenewalInLanguage(language: string): void {
  const queries = useQueryClient();
  const asked = useRef(language);
  useEffect(() => {
    if (asked.current === language) return;
    asked.current = language;
    void queries.invalidateQueries({ queryKey: ["ticket"] });
  }, [language, queries]);
}
