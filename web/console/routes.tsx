/** The console's pages, one lazy module; the names are what router.tsx asks for. */
export { FilePage } from "./filing/file-page.tsx";
export { AgentsPage } from "./people/agents-page.tsx";
export { CustomerPage } from "./people/customer-page.tsx";
export { CustomersPage } from "./people/customers-page.tsx";
export { OutboxPage } from "./people/outbox-page.tsx";
export { ConsoleProcedurePage } from "./procedure-page.tsx";
export { QueuePage, QueuesPage } from "./queues/queue-page.tsx";
export { ConsoleShell } from "./shell.tsx";
export { WorkspacePage } from "./ticket/workspace-page.tsx";
