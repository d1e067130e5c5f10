/** The portal's pages, one lazy module. Placeholders: the names are what router.tsx asks for. */
import { Link, Outlet } from "@tanstack/react-router";
import { useLive } from "#web/session/live.ts";
import { useSession, useSignOut } from "#web/session/session.ts";
import { useLanguage } from "#web/session/words.ts";
import { AppShell } from "#web/ui/app-shell.tsx";
import { PageHeader } from "#web/ui/card.tsx";
import { ReaderProvider } from "#web/ui/reader.tsx";

export function PortalShell() {
  const me = useSession();
  const { language, changeLanguage } = useLanguage();
  const signOut = useSignOut();
  useLive();
  return (
    <ReaderProvider language={language} timeZone={me.timeZone}>
      <AppShell
        home={(logo) => <Link to="/">{logo}</Link>}
        nav={<Link to="/tickets">Tickets</Link>}
        person={{ name: me.name, detail: me.email }}
        language={language}
        onLanguage={changeLanguage}
        onSignOut={signOut}
      >
        <Outlet />
      </AppShell>
    </ReaderProvider>
  );
}
export function HomePage() {
  return <PageHeader title="Home" />;
}
export function TicketsPage() {
  return <PageHeader title="Tickets" />;
}
export function NewTicketPage() {
  return <PageHeader title="New request" />;
}
export function TicketPage() {
  return <PageHeader title="Ticket" />;
}
export function ProcedurePage() {
  return <PageHeader title="Procedure" />;
}
export function AccountPage() {
  return <PageHeader title="Account" />;
}
