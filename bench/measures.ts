import type { Readers } from "./people.ts";

export interface Measure {
  readonly name: string;
  readonly port: "bare" | "desk" | "forgetful";
  readonly requests: readonly string[];
  readonly status: number;
  /** The measure that it is compared with, and how many times its cost is allowed. */
  readonly base?: string;
  readonly most?: number;
}

const ROW = "one indexed SELECT behind a bare route";
const QUEUE_ROWS = "an indexed SELECT of a queue’s 50 tickets, likewise";
const HISTORY_ROWS = "an indexed SELECT of a ticket’s events, likewise";
const CONTRACT_ROWS = "an indexed SELECT of 50 contracts, likewise";
const ENVIRONMENT_ROWS = "an indexed SELECT of 50 systems, likewise";
const LINE = "one durable INSERT behind a bare route";
const text = "Nous avons reproduit ce que vous décrivez ; la suite demain matin.";

export function measuresOf(readers: Readers): readonly Measure[] {
  const { agent, contact } = readers;
  const queue = [get("/api/v1/tickets?queue=waiting_desk", agent)];
  const rows = readers.ticketIds.map((id) => get(`/row/${id}`));
  const replies = (preferring: string) =>
    readers.talking.map((reference) =>
      post(`${pageOf(reference)}/reply`, { text }, agent, preferring),
    );
  const bare = { port: "bare", status: 200 } as const;
  const read = { port: "desk", status: 200, base: ROW } as const;
  const listed = [get("/api/v1/tickets", contact)];
  return [
    { name: "bare JSON route", ...bare, requests: [get("/json")] },
    { name: ROW, ...bare, requests: rows },
    { name: QUEUE_ROWS, ...bare, requests: [get("/queue")] },
    { name: HISTORY_ROWS, ...bare, requests: readers.ticketIds.map((id) => get(`/history/${id}`)) },
    { name: CONTRACT_ROWS, ...bare, requests: [get("/contracts")] },
    { name: ENVIRONMENT_ROWS, ...bare, requests: [get("/environments")] },
    { name: "queue page of an agent", ...read, base: QUEUE_ROWS, requests: queue, most: 3 },
    ...ofTheDesk(agent, { ...read, base: QUEUE_ROWS }),
    { name: "list page of a contact", ...read, base: QUEUE_ROWS, requests: listed },
    ...ofTickets(readers),
    ...customersOf(readers, read),
    { name: LINE, ...bare, requests: [post("/line", { text })] },
    {
      name: "reply of an agent",
      port: "desk",
      status: 204,
      base: LINE,
      requests: replies("Prefer: return=minimal\r\n"),
      most: 4,
    },
    {
      name: "reply of an agent, answered with the ticket's page",
      port: "desk",
      status: 200,
      base: LINE,
      requests: replies(""),
    },
  ];
}

const pageOf = (reference: string) => `/api/v1/tickets/${reference}`;

/** A page that was read before, and one that never was. */
function ofTickets(readers: Readers): readonly Measure[] {
  const pages = (references: readonly string[], cookie: string) =>
    references.map((reference) => get(pageOf(reference), cookie));
  const ofAgent = pages(readers.tickets, readers.agent);
  const ofContact = pages(readers.ticketsOfContact, readers.contact);
  const kept = { port: "desk", status: 200, base: HISTORY_ROWS, most: 4 } as const;
  const unkept = { port: "forgetful", status: 200, base: HISTORY_ROWS } as const;
  const suffix = "where none is kept";
  return [
    { name: "ticket page of an agent", ...kept, requests: ofAgent },
    { name: "ticket page of a contact", ...kept, requests: ofContact },
    { name: `ticket page of an agent, ${suffix}`, ...unkept, requests: ofAgent },
    { name: `ticket page of a contact, ${suffix}`, ...unkept, requests: ofContact },
  ];
}

/** What is sorted and counted by the service time that is left. */
function ofTheDesk(
  agent: string,
  read: Pick<Measure, "port" | "status" | "base">,
): readonly Measure[] {
  const risk = [get("/api/v1/tickets?queue=at_risk", agent)];
  return [
    { name: "queue at risk, by the service time left", ...read, requests: risk, most: 3 },
    { name: "counts of the queues", ...read, requests: [get("/api/v1/queues", agent)] },
    { name: "home of the desk", ...read, requests: [get("/api/v1/home", agent)] },
  ];
}

/** Contracts, systems and what is asked of them, on ten thousand customers. */
function customersOf(
  readers: Readers,
  read: Pick<Measure, "port" | "status" | "base">,
): readonly Measure[] {
  const { agent, contact } = readers;
  return [
    {
      name: "contract list of the desk",
      ...read,
      base: CONTRACT_ROWS,
      requests: [get("/api/v1/subscriptions", agent)],
      most: 3,
    },
    {
      name: "contracts that end within 90 days",
      ...read,
      base: CONTRACT_ROWS,
      requests: [get("/api/v1/subscriptions?endsWithin=90", agent)],
      most: 3,
    },
    {
      name: "contract page of the desk",
      ...read,
      requests: readers.contracts.map((id) => get(`/api/v1/subscriptions/${id}`, agent)),
    },
    {
      name: "environment list of the desk",
      ...read,
      base: ENVIRONMENT_ROWS,
      requests: [get("/api/v1/environments", agent)],
      most: 3,
    },
    {
      name: "environment page of the desk",
      ...read,
      requests: readers.environments.map((id) => get(`/api/v1/environments/${id}`, agent)),
    },
    {
      name: "coverage asked by a contact",
      ...read,
      requests: [
        post(
          "/api/v1/coverage",
          { ...readers.asking, nature: "problem_report", severity: 2 },
          contact,
        ),
      ],
    },
  ];
}

function get(path: string, cookie?: string): string {
  return `GET ${path} HTTP/1.1\r\nHost: localhost\r\n${cookieLine(cookie)}\r\n`;
}

function post(path: string, body: object, cookie?: string, headers = ""): string {
  const json = JSON.stringify(body);
  return (
    `POST ${path} HTTP/1.1\r\nHost: localhost\r\n${cookieLine(cookie)}` +
    `Content-Type: application/json\r\nContent-Length: ${Buffer.byteLength(json)}\r\n` +
    `${headers}X-Permanence-Csrf: 1\r\nIdempotency-Key: {once}\r\n\r\n${json}`
  );
}

function cookieLine(cookie: string | undefined): string {
  return cookie === undefined ? "" : `Cookie: ${cookie}\r\n`;
}
