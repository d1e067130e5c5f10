import { Readable } from "node:stream";
import { historyOf, type History } from "#cast/history.ts";
import { momentsOf } from "#cast/moments.ts";
import { inOrder, peopleOf, type Registry } from "#cast/play.ts";
import type { Story, StoryFile } from "#cast/story.ts";
import type { CoverageView } from "#api/coverage.ts";
import { offerChannelOf } from "#core/coverage/question.ts";
import type { EnvironmentAt } from "#core/environments/history.ts";
import { as, type AttachmentId, type Reference } from "#core/kit/brand.ts";
import type { Ticket } from "#core/tickets/ticket.ts";
import { handIn, insertLoose, saltLoose, type LooseFile } from "#server/attachments/index.ts";
import { judge, keptCoverage, viewCoverage } from "#server/contract-answers/index.ts";
import { appendEvents, beginning } from "#server/events/index.ts";
import type { Transaction } from "#server/platform/database.ts";
import type { Files } from "#server/platform/files.ts";
import { newId } from "#server/platform/identity.ts";
import { membershipsOf } from "#server/standing/index.ts";
import { insertTicket, nextNumber } from "#server/ticket-rows/index.ts";
import type { Book, Cast } from "./book.ts";
import type { SystemOf } from "./environments.ts";

interface Telling {
  readonly cast: Cast;
  readonly book: Book;
  readonly files: Files;
  readonly now: Temporal.Instant;
  readonly systemOf: SystemOf;
}

interface Attached {
  readonly id: AttachmentId;
  readonly file: StoryFile;
  readonly at: Temporal.Instant;
  readonly by: string;
}

/** What a story may cite of those told before it. */
type Told = Map<string, { readonly reference: Reference; readonly state: Ticket["state"] }>;

/** Files each story's ticket with its whole history, as if it had been lived here. */
export async function insertStories(
  tx: Transaction,
  stories: readonly Story[],
  telling: Telling,
): Promise<void> {
  const told: Told = new Map();
  for (const story of inOrder(stories, telling.now)) {
    const judged = await judgeStory(tx, story, telling);
    const { history, attached } = tell(story, telling, told, judged);
    const coverage = keptCoverage(judged.coverage).text;
    const reference = await insertHistory(tx, history, { attached, coverage }, telling);
    told.set(story.key, { reference, state: history.ticket.state });
  }
}

interface Judged {
  readonly environment: EnvironmentAt | undefined;
  readonly coverage: CoverageView;
}

/** What the contract said of a story when it was filed. */
async function judgeStory(
  tx: Transaction,
  story: Story,
  { book, now, systemOf }: Telling,
): Promise<Judged> {
  const filedAt = momentsOf(story, now)[0] ?? now;
  const environment = systemOf(story.subscription, filedAt);
  const contact = book.contact(story.filer);
  const judged = await judge(
    tx,
    {
      contact,
      memberships: await membershipsOf(tx, contact),
      organisation: book.organisation(story.organisation),
      subscription: story.subscription === null ? null : book.subscription(story.subscription),
      environment: environment?.id ?? null,
      nature: story.nature,
      severity: story.severity,
      channel: offerChannelOf(story.channel ?? "portal"),
    },
    filedAt,
  );
  if (!judged.ok) throw new Error(`${story.key} is filed by somebody who may not`);
  return { environment, coverage: viewCoverage(judged.value, story.severity, filedAt) };
}

function tell(
  story: Story,
  { cast, book, now }: Telling,
  told: Told,
  { environment, coverage }: Judged,
) {
  const attached: Attached[] = [];
  const registry: Registry = {
    ...book,
    ticket: (key) => told.get(key)?.reference ?? notTold(key),
    attach(file, at, by) {
      const id = newId<"AttachmentId">();
      attached.push({ id, file, at, by });
      return id;
    },
  };
  const history = historyOf(story, {
    registry,
    people: peopleOf(cast.agents, cast.contacts),
    moments: momentsOf(story, now),
    until: now,
    stateOf: (key) => told.get(key)?.state ?? null,
    known: { environment, covered: coverage.covered, coverage: keptCoverage(coverage).hash },
  });
  return { history, attached };
}

function notTold(key: string): never {
  throw new Error(`${key} is cited before it is told`);
}

async function insertHistory(
  tx: Transaction,
  { story, ticket, events }: History,
  { attached, coverage }: { readonly attached: readonly Attached[]; readonly coverage: string },
  telling: Telling,
): Promise<Reference> {
  const id = newId<"TicketId">();
  const year = ticket.filedAt.toZonedDateTimeISO("UTC").year;
  const number = String(await nextNumber(tx)).padStart(6, "0");
  const reference = as<"Reference">(`EXO-${year}-${number}`);
  const handedIn = new Set(events.flatMap((event) => event.attachments));
  const salted = new Map<string, { readonly salt: Buffer; readonly hash: string }>();
  for (const one of attached) {
    if (handedIn.has(one.id)) await keep(tx, one, telling, salted);
  }
  const hashes = new Map([...salted].map(([file, { hash }]) => [file, hash]));
  const { heads, places } = await appendEvents(tx, id, beginning(reference), events, hashes);
  for (const { event, chain, sequence } of places) {
    const files = new Map(
      [...salted].filter(([file]) => event.attachments.some((a) => a === file)),
    );
    await handIn(tx, files, { ticket: id, chain, sequence });
  }
  // A closed ticket refuses events and files: its row comes after them.
  await insertTicket(tx, { id, reference, ticket, heads }, { subject: story.subject, coverage });
  return reference;
}

async function keep(
  tx: Transaction,
  { id, file, at, by }: Attached,
  { cast, book, files }: Telling,
  salted: Map<string, { readonly salt: Buffer; readonly hash: string }>,
): Promise<void> {
  const stored = await files.write(id, Readable.from([Buffer.from(file.content)]), 1_000_000);
  if (!stored.ok) throw new Error(`${file.name} is too large for a story`);
  const uploader: LooseFile["uploader"] = cast.agents.some(({ key }) => key === by)
    ? { kind: "agent", id: book.agent(by) }
    : { kind: "contact", id: book.contact(by) };
  const { bytes, sha256 } = stored.value;
  await insertLoose(tx, {
    id,
    uploader,
    name: file.name,
    mediaType: "text/plain",
    size: bytes,
    sha256,
    uploadedAt: at,
  });
  for (const entry of (await saltLoose(tx, [id], uploader)) ?? []) salted.set(...entry);
}
