/** The frame of every page of the console: its navigation, its keys, and what Ctrl K finds. */
import { Link, Outlet, useLocation, useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Me } from "#api/session.ts";
import { useLive } from "#web/session/live.ts";
import { useSession, useSignOut } from "#web/session/session.ts";
import { useLanguage } from "#web/session/words.ts";
import { AppShell } from "#web/ui/app-shell.tsx";
import { MenuItem } from "#web/ui/popup-menu.tsx";
import { ReaderProvider } from "#web/ui/reader.tsx";
import { useKeys } from "#web/ui/use-keys.ts";
import { useConsolePages } from "./console-pages.ts";
import { useConsoleSearch } from "./console-search.ts";
import "./shell.css";

export function ConsoleShell() {
  const me = useSession();
  // All the console's words are there before the frame stands, so that no page waits for its own.
  const { t } = useTranslation(["console", "lifecycle", "tickets", "ui"]);
  const { language, changeLanguage } = useLanguage();
  const signOut = useSignOut();
  const navigate = useNavigate();
  const { connected } = useLive();
  const pages = useConsolePages(me);
  const search = useConsoleSearch(me, pages);
  useKeys(pages.map(({ key, label, open }) => ({ key, label, group: t("keys.go"), run: open })));
  return (
    <ReaderProvider language={language} timeZone={me.timeZone}>
      <AppShell
        wide
        home={(logo) => <Link to="/console">{logo}</Link>}
        nav={<Navigation me={me} />}
        person={{ name: me.name, detail: me.email }}
        language={language}
        onLanguage={changeLanguage}
        onSignOut={signOut}
        search={search}
        menu={<MenuItem onSelect={() => void navigate({ to: "/me" })}>{t("nav.account")}</MenuItem>}
      >
        {connected ? null : (
          <div className="line-lost" role="status">
            {t("ui:live.lost")}
          </div>
        )}
        <Outlet />
      </AppShell>
    </ReaderProvider>
  );
}

function Navigation({ me: { may } }: { me: Me }) {
  const { t } = useTranslation("console");
  const isAmongQueues = useLocation({
    select: ({ pathname }) => /^\/console\/(?:queues|tickets)\//u.test(pathname),
  });
  return (
    <>
      {may.workTickets ? (
        <Link
          to="/console"
          activeOptions={{ exact: true }}
          aria-current={isAmongQueues ? "page" : undefined}
        >
          {t("nav.queues")}
        </Link>
      ) : null}
      {may.readCustomers ? (
        <Link to="/console/customers" activeOptions={{ includeSearch: false }}>
          {t("nav.customers")}
        </Link>
      ) : null}
      <Link to="/console/agents" activeOptions={{ includeSearch: false }}>
        {t("nav.agents")}
      </Link>
      {may.readOutbox ? <Link to="/console/outbox">{t("nav.outbox")}</Link> : null}
      <Link to="/console/procedure">{t("nav.procedure")}</Link>
    </>
  );
}
