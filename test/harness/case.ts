import { fileTicket } from "#api/tickets.ts";
import { ticketCommands } from "#api/ticket-commands.ts";
import type { Called } from "#api/client.ts";
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
  return { reference, file, secretFile, looseFile };
}

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
