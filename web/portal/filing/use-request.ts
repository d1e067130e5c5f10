/** useRequest(key, initial): what is being written, kept until it is filed, here and by the desk: { request, set, kept, onlyHere, forget, revision, files, shared }. */
import { NATURES, SEVERITIES } from "#core/tickets/vocabulary.ts";
import type { Nature, Severity } from "#core/tickets/vocabulary.ts";
import { readTold } from "#web/intake/told.ts";
import type { Told } from "#web/intake/told.ts";
import { useOwnKey } from "#web/session/use-draft.ts";
import { useSharedDraft } from "#web/session/use-shared-draft.ts";
import { keepFiles, readFiles, readKept } from "#web/tickets/kept-files.ts";
import type { KeptFile } from "#web/tickets/kept-files.ts";

export type Request = {
  /** `organisation` or `organisation:subscription`; see useCovers. */
  cover: string;
  /** Empty until somebody chooses another than the usual; see useEnvironmentChoice. */
  environment: string;
  nature: Nature | undefined;
  severity: Severity | undefined;
  subject: string;
  description: string;
  told: Told;
  /** Files that have arrived, for a device that did not send them. */
  files: readonly KeptFile[];
};

export type Shared = {
  /** What another page, or another device, wrote meanwhile; null: there it was handed in, or erased. */
  other: Request | null | undefined;
  isLatest: () => Promise<boolean>;
  keepMine: () => void;
  takeOther: () => void;
};

export function useRequest(key: string, initial: Request) {
  const own = useOwnKey()(key);
  // Another device's words bring its files along; those that this browser has stay.
  const draft = useSharedDraft(key, (text) => {
    const mine = readFiles(own);
    const theirs = text === "" ? [] : read(text, initial).files;
    keepFiles(own, [...mine, ...theirs.filter((one) => mine.every((file) => file.id !== one.id))]);
  });
  const request = draft.text === "" ? initial : read(draft.text, initial);
  const set = (change: Partial<Request>) =>
    draft.setText(JSON.stringify({ ...request, ...change }));
  const { kept, onlyHere, forget, revision, isLatest, keepMine, takeOther } = draft;
  const other = otherOf(draft.other, initial);
  const shared = { other, isLatest, keepMine, takeOther };
  return { request, set, kept, onlyHere, forget, revision, files: key, shared };
}

function otherOf(text: string | undefined, initial: Request): Request | null | undefined {
  if (text === undefined) return undefined;
  return text === "" ? null : read(text, initial);
}

function read(text: string, initial: Request): Request {
  const kept: unknown = parse(text);
  if (typeof kept !== "object" || kept === null) return initial;
  const { cover, environment, nature, severity, subject, description, told, files } = {
    ...initial,
    ...kept,
  };
  return {
    cover: String(cover),
    environment: String(environment),
    nature: NATURES.find((one) => one === nature),
    severity: SEVERITIES.find((one) => one === severity),
    subject: String(subject),
    description: String(description),
    told: readTold(told),
    files: readKept(files),
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // not ours, or of an older shape
  }
}
