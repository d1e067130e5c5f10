/** The console's pages, one lazy module. Placeholders: the names are what router.tsx asks for. */
import { Link, Outlet } from "@tanstack/react-router";
import { useLive } from "#web/session/live.ts";
import { useSession, useSignOut } from "#web/session/session.ts";
import { useLanguage } from "#web/session/words.ts";
import { AppShell } from "#web/ui/app-shell.tsx";
import { PageHeader } from "#web/ui/card.tsx";
import { ReaderProvider } from "#web/ui/reader.tsx";

export function ConsoleShell() {
  const me = useSession();
  const { language, changeLanguage } = useLanguage();
  const signOut = useSignOut();
  useLive();
  return (
    <ReaderProvider language={language} timeZone={me.timeZone}>
      <AppShell
        wide
        home={(logo) => <Link to="/console">{logo}</Link>}
        nav={<Link to="/console">Queues</Link>}
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
export function QueuesPage() {
  return <PageHeader title="Queues" />;
}
export function QueuePage() {
  return <PageHeader title="Queue" />;
}
export function WorkspacePage() {
  return <PageHeader title="Ticket" />;
}
export function FilePage() {
  return <PageHeader title="New ticket" />;
}
export function CustomersPage() {
  return <PageHeader title="Customers" />;
}
export function CustomerPage() {
  return <PageHeader title="Customer" />;
}
export function AgentsPage() {
  return <PageHeader title="Agents" />;
}
export function OutboxPage() {
  return <PageHeader title="Outbox" />;
}
export function ConsoleProcedurePage() {
  return <PageHeader title="Procedure" />;
}
