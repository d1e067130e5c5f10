import { agents as everyone } from "./agents.ts";
import { demo } from "./desk.ts";
import { minutesOf } from "./gap.ts";
import { historyOf, type History } from "./history.ts";
import { exactMomentsOf } from "./moments.ts";
import { peopleOf, type Registry } from "./play.ts";
import { randomFrom, type Random } from "./random.ts";
import type { Step, Story, StoryCommand } from "./story.ts";
import { volumeCustomers, type VolumeCustomers } from "./volume-customers.ts";

export interface Volume extends VolumeCustomers {
  /** In the order of filing, the last just before now. Each has its whole history; those that have just begun stand midway. */
  readonly histories: (registry: VolumeRegistry) => Generator<History, void, void>;
}

export type VolumeRegistry = Pick<Registry, "organisation" | "contact" | "agent" | "subscription">;

const agents = everyone.filter(({ roles }) => roles.includes("agent"));
const is = (wanted: string) => (agent: { readonly key: string }) => agent.key === wanted;
/** What managers alone may do, another manager does in another's story. */
const isManager = (agent: (typeof agents)[number] | undefined) =>
  agent?.roles.includes("manager") === true;
const yearsBack = 3;
const staleInMinutes = 60 * 24 * 60;

/**
 * As many tickets as asked for, filed through three years by customers of their own, each the retelling of a story of the
 * cast by other people on other machines. The same numbers and instant make the same tickets.
 */
export function volumeOf(
  tickets: number,
  seed: number,
  now: Temporal.Instant,
  customersBefore = 0,
): Volume {
  const random = randomFrom(seed);
  const count = Math.max(1, Math.ceil(tickets / 400));
  const customers = volumeCustomers(count, customersBefore, random);
  return {
    ...customers,
    histories: (registry) => histories(tickets, { customers, random, now, registry }),
  };
}

interface Making {
  readonly customers: VolumeCustomers;
  readonly random: Random;
  readonly now: Temporal.Instant;
  readonly registry: VolumeRegistry;
}

function* histories(tickets: number, making: Making): Generator<History, void, void> {
  const { customers, random, now, registry } = making;
  const people = peopleOf(agents, customers.contacts);
  const all = { ...registry, partnerOf: () => null, ticket: unused, attach: unused };
  const spanInMinutes = yearsBack * 365 * 24 * 60;
  for (let number = 0; number < tickets; number += 1) {
    const age = Math.max(
      1,
      Math.round(spanInMinutes * (1 - (number + random.fraction()) / tickets)),
    );
    const plot = random.pick(age > staleInMinutes ? finished : plots);
    const story = retold(plot, number, making.customers, random);
    const stands = now.subtract({ minutes: age }).add({ minutes: minutesOf(story.filedAgo) });
    yield historyOf(story, {
      registry: all,
      people,
      moments: exactMomentsOf(story, stands),
      until: now,
      stateOf: () => null,
    });
  }
}

/** Nothing in a volume cites another ticket or carries a file: neither would weigh on what is measured. */
const plots = demo.stories
  .filter(
    ({ followUpOf, steps }) =>
      followUpOf === undefined && !steps.some(({ command }) => citesAnother(command)),
  )
  .map((story): Story => {
    const { files: _files, ...told } = story;
    return {
      ...told,
      steps: story.steps.map((step) => ({ ...step, command: withoutFiles(step.command) })),
    };
  });

const ends = new Set<StoryCommand["type"]>(["accept", "withdraw", "reject", "close-unanswered"]);
const finished = plots.filter((story) => ends.has(story.steps.at(-1)?.command.type ?? "take"));

function citesAnother(command: StoryCommand): boolean {
  return command.type === "reject" && command.duplicateOf !== undefined;
}

function withoutFiles(command: StoryCommand): StoryCommand {
  if (!("files" in command)) return command;
  const { files: _files, ...words } = command;
  return words;
}

/** The same plot with another customer's people, another agent for each of the plot's, and other machines. */
function retold(
  plot: Story,
  number: number,
  { customers }: VolumeCustomers,
  random: Random,
): Story {
  const customer = random.pick(customers);
  const filer = random.pick(customer.contacts);
  const shift = random.below(agents.length);
  const cast = (key: string): string => {
    const peers = agents.filter((agent) => isManager(agent) === isManager(agents.find(is(key))));
    const index = peers.findIndex(is(key));
    if (index !== -1) return peers[(index + shift) % peers.length]?.key ?? key;
    return key === plot.filer ? filer : customer.lead;
  };
  const { via: _via, filedBy, ...told } = plot;
  const machine = `exo-prd-${String(random.below(90) + 10)}`;
  return {
    ...told,
    key: `volume-${String(number)}`,
    organisation: customer.organisation,
    filer,
    ...(filedBy === undefined ? {} : { filedBy: cast(filedBy) }),
    subscription: customer.subscription,
    subject: `${plot.subject} (${machine})`,
    description: `${plot.description}\n\n\`${machine}\`, ${String(random.below(4000) + 50)}`,
    steps: plot.steps.map((step): Step => ({
      ...step,
      by: cast(step.by),
      command: recast(step.command, cast),
    })),
  };
}

function recast(command: StoryCommand, cast: (key: string) => string): StoryCommand {
  if (command.type === "assign") return { ...command, assignee: cast(command.assignee) };
  if (!("recorded" in command) || command.recorded === undefined) return command;
  return { ...command, recorded: { ...command.recorded, saidBy: cast(command.recorded.saidBy) } };
}

function unused(): never {
  throw new Error("A volume cites no ticket and carries no file");
}
