import "./portal.css";
import { useQueryClient } from "@tanstack/react-query";
import { Link, Outlet, useNavigate } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { Me } from "#api/session.ts";
import { useLive } from "#web/session/live.ts";
import { useSession, useSignOut } from "#web/session/session.ts";
import { useLanguage } from "#web/session/words.ts";
import { AppShell } from "#web/ui/app-shell.tsx";
import { MenuItem } from "#web/ui/popup-menu.tsx";
import { ReaderProvider } from "#web/ui/reader.tsx";
import { useKeys } from "#web/ui/use-keys.ts";
import { usePortalSearch } from "./portal-search.ts";

export function PortalShell() {
  const me = useSession();
  // All the portal's words are there before the frame stands, so that no page waits for its own.
  const { t } = useTranslation(["portal", "tickets", "lifecycle"]);
  const { language, changeLanguage } = useLanguage();
  const signOut = useSignOut();
  const navigate = useNavigate();
  const { connected } = useLive();
  const search = usePortalSearch(me);
  usePortalKeys(me.kind === "contact");
  useRenewalInLanguage(language);
  return (
    <ReaderProvider language={language} timeZone={me.timeZone}>
      <AppShell
        home={(logo) => <Link to="/">{logo}</Link>}
        nav={<PortalNavigation me={me} />}
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

function PortalNavigation({ me }: { me: Me }) {
  const { t } = useTranslation("portal");
  if (me.kind === "agent") return <Link to="/console">{t("nav.console")}</Link>;
  const leads = me.memberships.some(({ role }) => role === "lead");
  return (
    <>
      <Link to="/" activeOptions={{ exact: true }}>
        {t("nav.home")}
      </Link>
      <Link to="/tickets" activeOptions={{ exact: false, includeSearch: false }}>
        {t("nav.tickets")}
      </Link>
      {leads ? <Link to="/contacts">{t("nav.contacts")}</Link> : null}
      <Link to="/procedure">{t("nav.procedure")}</Link>
    </>
  );
}

function usePortalKeys(enabled: boolean): void {
  const { t } = useTranslation("portal");
  const navigate = useNavigate();
  const group = t("keys.go");
  useKeys(
    [
      { key: "g h", label: t("nav.home"), group, run: () => void navigate({ to: "/" }) },
      { key: "g t", label: t("nav.tickets"), group, run: () => void navigate({ to: "/tickets" }) },
      {
        key: "g p",
        label: t("nav.procedure"),
        group,
        run: () => void navigate({ to: "/procedure" }),
      },
      { key: "n", label: t("nav.new"), group, run: () => void navigate({ to: "/tickets/new" }) },
    ],
    enabled,
  );
}
