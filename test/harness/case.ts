import { recordEnvironment } from "#api/environments.ts";
import type { SaidFactsView } from "#api/environment-views.ts";
import { fileTicket } from "#api/tickets.ts";
import { ticketCommands } from "#api/ticket-commands.ts";
import type { Called } from "#api/client.ts";
import type { GivenBody } from "#api/route.ts";
import type { World } from "./world.ts";

/** The value of an answer that must be one. */
export function valueOf<Value>(called: Called<Value>): Value {
  if (!called.ok) throw new Error(`${called.problem.code}: ${called.problem.detail}`);
  return called.value;
}

type PersonKey = keyof World["people"];

/** Sends a small text file; answers its id. */
export async function sendFile(
  world: World,
  person: PersonKey,
  name = "catalina.log",
  bytes: string | Buffer = "ERROR search index is gone\n",
): Promise<string> {
  const answer = await world.app.inject({
    method: "POST",
    url: `/api/v1/attachments?name=${encodeURIComponent(name)}`,
    headers: {
      cookie: world.cookieOf(person),
      "x-permanence-csrf": "1",
      "content-type": "application/octet-stream",
    },
    payload: bytes,
  });
  if (answer.statusCode !== 201) throw new Error(answer.body);
  return answer.json<{ id: string }>().id;
}

/** Opens a case of an organisation; answers its reference. */
export async function fileCase(
  world: World,
  person: PersonKey,
  organisation: keyof World["organisations"],
  more: {
    readonly subject?: string;
    readonly attachments?: string[];
    readonly description?: string;
  } = {},
): Promise<string> {
  const subscription = organisation === "numerika" ? null : world.subscriptions[organisation];
  const filed = await world.as(person)(fileTicket, {
    body: {
      organisation: world.organisations[organisation],
      subscription,
      nature: "problem_report",
      severity: 2,
      subject: "La recherche ne trouve plus rien",
      description: "Depuis le redémarrage, aucune page n’est trouvée.",
      ...more,
    },
  });
  return valueOf(filed).reference;
}

/** What belongs to Groupe Arvor and to the desk, and to nobody else. */
export interface ArvorCase {
  readonly reference: string;
  /** Handed in by the beneficiary. */
  readonly file: string;
  /** Handed in with an internal note. */
  readonly secretFile: string;
  /** Sent by the contact and not handed in yet. */
  readonly looseFile: string;
  /** A system of theirs. */
  readonly environment: string;
}

export const SECRET = "NOTE INTERNE quartz";

/** A ticket of Arvor, filed by Claire with a file, taken by Nadia, with a note and a file that only the desk sees. */
export async function openArvorCase(world: World): Promise<ArvorCase> {
  const file = await sendFile(world, "claire", "arvor-catalina.log");
  const reference = await fileCase(world, "claire", "arvor", {
    subject: "Arvor : la recherche ne trouve plus rien",
    attachments: [file],
  });
  const nadia = world.as("nadia");
  const params = { reference };
  valueOf(await nadia(ticketCommands.take, { params, body: {}, ifMatch: "p1i0" }));
  const secretFile = await sendFile(world, "nadia", "quartz-interne.log");
  const note = { text: SECRET, attachments: [secretFile] };
  valueOf(await nadia(ticketCommands.note, { params, body: note }));
  const looseFile = await sendFile(world, "claire", "arvor-loose.log");
  const { id: environment } = await openEnvironment(world, "claire", "arvor");
  return { reference, file, secretFile, looseFile, environment };
}

/** Everything that a desk asks of a system. */
export const WHOLE: SaidFactsView = {
  release: "6.5.3",
  add_ons: [],
  os: { name: "Ubuntu", version: "22.04" },
  app_server: { name: "Tomcat", version: "9.0.83" },
  jvm: { name: "Temurin", version: "17.0.9" },
  machine: "8 vCPU, 32 Go",
  database: { name: "PostgreSQL", version: "15" },
  user_volume: 1200,
  deployment: { nodes: 2, proxy: "Apache 2.4", directory: "LDAP", sso: null, notes: "" },
  third_party: [],
};

/** A system that its own people recorded, under their contract where the test says so. */
export async function openEnvironment(
  world: World,
  person: PersonKey,
  organisation: keyof World["subscriptions"],
  more: Partial<GivenBody<typeof recordEnvironment>> = {},
) {
  const { desk } = world.context.database;
  const { id: product } = await desk.selectFrom("product").select("id").executeTakeFirstOrThrow();
  const body = {
    organisation: world.organisations[organisation],
    product,
    name: `Intranet ${organisation}`,
    kind: "acceptance" as const,
    facts: WHOLE,
    ...more,
  };
  return valueOf(await world.as(person)(recordEnvironment, { body }));
}

/** The production system of that organisation's contract. */
export const openProduction = (
  world: World,
  person: PersonKey,
  organisation: keyof World["subscriptions"],
  more: Partial<GivenBody<typeof recordEnvironment>> = {},
) =>
  openEnvironment(world, person, organisation, {
    kind: "production",
    subscription: world.subscriptions[organisation],
    ...more,
  });

/** A line of the vendor's product, which the database of a test has none of; answers the product's id. */
export async function openLine(world: World, line: string): Promise<string> {
  const { desk } = world.context.database;
  const { product_id } = await desk
    .selectFrom("release")
    .select("product_id")
    .executeTakeFirstOrThrow();
  await desk
    .insertInto("release_line")
    .values({ product_id, line })
    .onConflict((row) => row.doNothing())
    .execute();
  return product_id;
}
