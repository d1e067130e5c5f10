/** The portal's pages, one lazy module; the names are what router.tsx asks for. */
export { AccountPage } from "#web/sign-in/account-page.tsx";
export { ContactsPage } from "./contacts-page.tsx";
export { NewTicketPage } from "./filing/new-ticket-page.tsx";
export { HomePage } from "./home/home-page.tsx";
export { TicketsPage } from "./list/tickets-page.tsx";
export { PortalShell } from "./portal-shell.tsx";
export { ProcedurePage } from "#web/procedure/procedure-page.tsx";
export { TicketPage } from "./ticket/ticket-page.tsx";
