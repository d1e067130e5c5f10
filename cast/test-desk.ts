import { as, type Reference } from "#core/kit/brand.ts";
import type { Ticket } from "#core/tickets/ticket.ts";
import { demo } from "./desk.ts";
import { historyOf, type History } from "./history.ts";
import { momentsOf } from "./moments.ts";
import { inOrder, peopleOf, type Registry } from "./play.ts";
import type { StoryFile } from "./story.ts";

export interface Played extends History {
  readonly files: readonly StoryFile[];
}

/** The whole cast played on a desk that exists in memory only, where keys serve as identities. */
export function playedAt(now: Temporal.Instant): readonly Played[] {
  const states = new Map<string, Ticket["state"]>();
  const people = peopleOf(demo.agents, demo.contacts);
  return inOrder(demo.stories, now).map((story) => {
    const files: StoryFile[] = [];
    const registry = registryInto(files, states);
    const history = historyOf(story, {
      registry,
      people,
      moments: momentsOf(story, now),
      until: now,
      stateOf: (key) => states.get(key) ?? null,
    });
    states.set(story.key, history.ticket.state);
    return { ...history, files };
  });
}

function registryInto(files: StoryFile[], states: ReadonlyMap<string, unknown>): Registry {
  return {
    organisation: (key) => as(known(key, demo.organisations)),
    contact: (key) => as(known(key, demo.contacts)),
    agent: (key) => as(known(key, demo.agents)),
    subscription: (key) => as(known(key, demo.subscriptions)),
    partnerOf: (key) => {
      const partner = demo.subscriptions.find((one) => one.key === key)?.partner;
      return partner === undefined ? null : as(known(partner, demo.organisations));
    },
    ticket: (key): Reference => {
      if (!states.has(key)) throw new Error(`${key} is cited before it is filed`);
      return as(key);
    },
    attach: (file) => as(`file-${files.push(file)}`),
  };
}

function known(key: string, all: readonly { readonly key: string }[]): string {
  if (!all.some((one) => one.key === key)) throw new Error(`Nothing is called ${key}`);
  return key;
}
