import type { Command } from "#core/tickets/commands.ts";
import type { Channel, Nature, RecordedChannel, Severity } from "#core/tickets/vocabulary.ts";
import { gap, type Gap } from "./gap.ts";

/** A small text file that somebody attaches. */
export interface StoryFile {
  readonly name: string;
  readonly content: string;
}

/** What an agent writes down for a contact: who said so, how, and how long before writing it down. */
export interface StoryRecord {
  readonly saidBy: string;
  readonly channel: RecordedChannel;
  readonly saidBefore: Gap;
}

/** A command whose people, tickets and files are named by their keys, until a desk gives them identities. */
export type StoryCommand = Keyed<Command>;

type Keyed<C> = C extends { readonly type: "assign" }
  ? { readonly type: "assign"; readonly assignee: string }
  : C extends { readonly type: "reject" }
    ? Omit<C, "duplicateOf"> & { readonly duplicateOf?: string }
    : Omit<C, "recorded" | "attachments"> &
        ("recorded" extends keyof C ? { readonly recorded?: StoryRecord } : unknown) &
        ("attachments" extends keyof C ? { readonly files?: readonly StoryFile[] } : unknown);

export interface Step {
  /** Since the step before; the first counts from the filing. */
  readonly after: Gap;
  readonly by: string;
  readonly command: StoryCommand;
}

/** One ticket from its filing to where it stands now. Moments in its texts are written as `dated.ts` says. */
export interface Story {
  readonly key: string;
  readonly organisation: string;
  /** The partner whose contact files. */
  readonly via?: string;
  readonly filer: string;
  /** The agent who files for the filer, when another door than the portal was used. */
  readonly filedBy?: string;
  readonly channel?: Channel;
  readonly subscription: string | null;
  readonly nature: Nature;
  readonly severity: Severity;
  readonly subject: string;
  readonly description: string;
  readonly files?: readonly StoryFile[];
  /** Key of the closed ticket that this one cites. */
  readonly followUpOf?: string;
  readonly filedAgo: Gap;
  readonly steps: readonly Step[];
}

export function step(after: string, by: string, command: StoryCommand): Step {
  return { after: gap(after), by, command };
}
