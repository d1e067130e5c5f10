/** The frame of every page of the console: its navigation, its keys, and what Ctrl K finds. */
import { Link, Outlet, useLocation, useNavigate } from "@tanstack/react-router";
import { lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { pageLinks } from "#web/navigation/page-links.tsx";
import { useOpenPages, usePageKeys } from "#web/navigation/pages.ts";
import { useLive } from "#web/session/live.ts";
import { useSession, useSignOut } from "#web/session/session.ts";
import { useLanguage } from "#web/session/words.ts";
import { AppShell } from "#web/ui/app-shell.tsx";
import { MenuItem } from "#web/ui/popup-menu.tsx";
import { ReaderProvider } from "#web/ui/reader.tsx";
import { useConsolePages } from "./console-pages.ts";
import { useConsoleSearch } from "./console-search.ts";
import { WithoutTickets } from "./without-tickets.tsx";
import "./shell.css";

/** Looked for once the page stands: it is seldom there, and no page waits for it. */
const AlertBanner = lazy(async () => ({
  default: (await import("./on-call/alert-banner.tsx")).AlertBanner,
}));

export function ConsoleShell() {
  const me = useSession();
  // All the console's words are there before the frame stands, so that no page waits for its own.
  const { t } = useTranslation(["console", "lifecycle", "tickets", "ui"]);
  const { language, changeLanguage } = useLanguage();
  const signOut = useSignOut();
  const navigate = useNavigate();
  const { connected } = useLive();
  const pages = useOpenPages(useConsolePages(me));
  const isOfTickets = useLocation({
    select: ({ pathname }) =>
      /^\/console\/(?:home$|hand-over\/|queues\/|tickets\/)/u.test(pathname),
  });
  const search = useConsoleSearch(me, pages);
  usePageKeys(pages, t("keys.go"));
  return (
    <ReaderProvider language={language} timeZone={me.timeZone}>
      <AppShell
        wide
        home={(logo) => <Link to="/console">{logo}</Link>}
        nav={pageLinks(pages)}
        person={{ name: me.name, detail: me.email }}
        language={language}
        onLanguage={changeLanguage}
        onSignOut={signOut}
        search={search}
        alarm={
          me.may.workTickets ? (
            <Suspense fallback={null}>
              <AlertBanner />
            </Suspense>
          ) : null
        }
        menu={<MenuItem onSelect={() => void navigate({ to: "/me" })}>{t("nav.account")}</MenuItem>}
      >
        {connected ? null : (
          <div className="line-lost" role="status">
            {t("ui:live.lost")}
          </div>
        )}
        {me.may.workTickets || !isOfTickets ? <Outlet /> : <WithoutTickets pages={pages} />}
      </AppShell>
    </ReaderProvider>
  );
}
