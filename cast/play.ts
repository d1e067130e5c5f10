import type { TicketActor } from "#core/tickets/actor.ts";
import type { Command, FileCommand, Recorded } from "#core/tickets/commands.ts";
import type {
  AgentId,
  AttachmentId,
  ContactId,
  OrganisationId,
  Reference,
  SubscriptionId,
} from "#core/kit/brand.ts";
import type { Agent } from "./agents.ts";
import type { Contact } from "./contacts.ts";
import { dated } from "./dated.ts";
import { minutesOf } from "./gap.ts";
import { momentsOf } from "./moments.ts";
import type { Story, StoryCommand, StoryFile, StoryRecord } from "./story.ts";

/** Where a desk keeps what the cast names by keys. Each throws on a key that it does not know. */
export interface Registry {
  readonly organisation: (key: string) => OrganisationId;
  readonly contact: (key: string) => ContactId;
  readonly agent: (key: string) => AgentId;
  readonly subscription: (key: string) => SubscriptionId;
  /** The partner whom a subscription goes through, whoever files under it. */
  readonly partnerOf: (subscriptionKey: string) => OrganisationId | null;
  /** The reference of another story's ticket, which was filed before. */
  readonly ticket: (storyKey: string) => Reference;
  /** `by` is the key of the contact or agent who hands the file in. */
  readonly attach: (file: StoryFile, at: Temporal.Instant, by: string) => AttachmentId;
}

/** The people of a cast, by their keys. */
export interface People {
  readonly agents: ReadonlyMap<string, Agent>;
  readonly contacts: ReadonlyMap<string, Contact>;
}

export function peopleOf(agents: readonly Agent[], contacts: readonly Contact[]): People {
  return {
    agents: new Map(agents.map((agent) => [agent.key, agent])),
    contacts: new Map(contacts.map((contact) => [contact.key, contact])),
  };
}

export interface Move<C> {
  readonly at: Temporal.Instant;
  readonly actor: TicketActor;
  readonly command: C;
}

/**
 * A story as the commands that a desk sees: the filing, then each step, in order, each at its moment.
 * Lazy, so that a desk may keep what one command made before the next one names it.
 */
export function* play(
  story: Story,
  registry: Registry,
  people: People,
  moments: readonly Temporal.Instant[],
): Generator<Move<FileCommand> | Move<Command>, void, void> {
  const [filedAt, ...later] = moments;
  if (filedAt === undefined) throw new Error(`${story.key} has no moment`);
  const by = story.filedBy ?? story.filer;
  yield {
    at: filedAt,
    actor: actorOf(by, story, { registry, people }),
    command: filingOf(story, { registry, at: filedAt, by, zone: zoneOf(story.filer, people) }),
  };
  for (const [index, step] of story.steps.entries()) {
    const at = later[index];
    if (at === undefined) throw new Error(`${story.key} has no moment for its step ${index + 1}`);
    const command = commandOf(step.command, {
      registry,
      at,
      by: step.by,
      zone: zoneOf(step.by, people),
    });
    yield { at, actor: actorOf(step.by, story, { registry, people }), command };
  }
}

/** Stories in the order of their filing: a story that cites another comes after it. */
export function inOrder(stories: readonly Story[], now: Temporal.Instant): readonly Story[] {
  const filedAt = new Map(stories.map((story) => [story, momentsOf(story, now)[0] ?? now]));
  return stories.toSorted((a, b) =>
    Temporal.Instant.compare(filedAt.get(a) ?? now, filedAt.get(b) ?? now),
  );
}

function filingOf(story: Story, scene: Scene): FileCommand {
  const { registry, at, zone } = scene;
  return {
    type: "file",
    organisation: registry.organisation(story.organisation),
    filer: registry.contact(story.filer),
    partner: story.subscription === null ? null : registry.partnerOf(story.subscription),
    subscription: story.subscription === null ? null : registry.subscription(story.subscription),
    channel: story.channel ?? "portal",
    nature: story.nature,
    severity: story.severity,
    subject: story.subject,
    description: dated(story.description, at, zone),
    followUpOf: story.followUpOf === undefined ? null : registry.ticket(story.followUpOf),
    attachments: attachmentsOf(story.files, scene),
  };
}

interface Scene {
  readonly registry: Registry;
  readonly at: Temporal.Instant;
  readonly by: string;
  readonly zone: string;
}

function commandOf(command: StoryCommand, scene: Scene): Command {
  const { registry, at, zone } = scene;
  const say = (text: string) => dated(text, at, zone);
  switch (command.type) {
    case "assign":
      return { type: "assign", assignee: registry.agent(command.assignee) };
    case "reject": {
      const { duplicateOf, ...rejection } = command;
      return duplicateOf === undefined
        ? rejection
        : { ...rejection, duplicateOf: registry.ticket(duplicateOf) };
    }
    case "provide-information": {
      const { text = "", answers = [] } = command;
      const said = answers.map((answer) => ({ ...answer, text: say(answer.text ?? "") }));
      return {
        type: command.type,
        text: say(text),
        answers: said,
        ...withFiles(command.files, scene),
        ...withRecord(command.recorded, scene),
      };
    }
    case "accept":
    case "agree-interaction":
    case "withdraw": {
      const { recorded, ...words } = command;
      return { ...words, ...withRecord(recorded, scene) };
    }
    case "refuse": {
      const { recorded, files, ...words } = command;
      return { ...words, ...withFiles(files, scene), ...withRecord(recorded, scene) };
    }
    case "request-information":
    case "conclude": {
      const { files, ...words } = command;
      return { ...words, ...withFiles(files, scene) };
    }
    case "reply":
    case "note":
      return { type: command.type, text: say(command.text), ...withFiles(command.files, scene) };
    default:
      return command;
  }
}

function withFiles(files: readonly StoryFile[] | undefined, scene: Scene) {
  return files === undefined ? {} : { attachments: attachmentsOf(files, scene) };
}

function withRecord(
  record: StoryRecord | undefined,
  { registry, at }: Scene,
): { readonly recorded?: Recorded } {
  if (record === undefined) return {};
  const saidAt = at.subtract({ minutes: minutesOf(record.saidBefore) });
  return { recorded: { saidBy: registry.contact(record.saidBy), channel: record.channel, saidAt } };
}

function attachmentsOf(
  files: readonly StoryFile[] | undefined,
  { registry, at, by, zone }: Scene,
): readonly AttachmentId[] {
  return (files ?? []).map((file) =>
    registry.attach({ ...file, content: dated(file.content, at, zone) }, at, by),
  );
}

function actorOf(
  key: string,
  story: Story,
  { registry, people }: { registry: Registry; people: People },
): TicketActor {
  const agent = people.agents.get(key);
  if (agent !== undefined)
    return { kind: "agent", id: registry.agent(key), manager: agent.roles.includes("manager") };
  const memberships = people.contacts.get(key)?.memberships ?? [];
  const leads = memberships.some(
    ({ organisation, role }) => organisation === story.organisation && role === "lead",
  );
  return { kind: "contact", id: registry.contact(key), settles: key === story.filer || leads };
}

function zoneOf(key: string, people: People): string {
  const person = people.agents.get(key) ?? people.contacts.get(key);
  if (person === undefined) throw new Error(`Nobody is called ${key}`);
  return person.timeZone;
}
