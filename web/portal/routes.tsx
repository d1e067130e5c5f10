/** The portal's frame and lists, one lazy module; the names are what router.tsx asks for. */
export { HomePage } from "./home/home-page.tsx";
export { TicketsPage } from "./list/tickets-page.tsx";
export { PortalShell } from "./portal-shell.tsx";
