import type { Actor } from "../people/actor.ts";
import type { Ticket } from "./ticket.ts";

type Sequences = Pick<Ticket, "publicSequence" | "internalSequence">;

/** The version that this reader sees: a contact's tells nothing of the internal chain. */
export function versionFor(
  kind: Actor["kind"],
  { publicSequence, internalSequence }: Sequences,
): string {
  return kind === "contact" ? `p${publicSequence}` : `p${publicSequence}i${internalSequence}`;
}

/** What had happened when a version was seen; undefined where the text is no version of this kind of reader. */
export function seenIn(
  kind: Actor["kind"],
  version: string,
): { readonly public: number; readonly internal: number | null } | undefined {
  const parts = /^p(\d{1,9})(?:i(\d{1,9}))?$/.exec(version);
  if (parts === null || (kind === "agent") !== (parts[2] !== undefined)) return undefined;
  return { public: Number(parts[1]), internal: parts[2] === undefined ? null : Number(parts[2]) };
}
