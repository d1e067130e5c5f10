/** useRequest(key, initial): what is being written, kept until it is filed, here and by the desk: { request, set, kept, forget, revision }. */
import { NATURES, SEVERITIES } from "#core/tickets/vocabulary.ts";
import type { Nature, Severity } from "#core/tickets/vocabulary.ts";
import { readTold } from "#web/intake/told.ts";
import type { Told } from "#web/intake/told.ts";
import { useSharedDraft } from "#web/session/use-shared-draft.ts";
import { readKept } from "#web/tickets/kept-files.ts";
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

export function useRequest(key: string, initial: Request) {
  const draft = useSharedDraft(key);
  const request = draft.text === "" ? initial : read(draft.text, initial);
  const set = (change: Partial<Request>) =>
    draft.setText(JSON.stringify({ ...request, ...change }));
  return { request, set, kept: draft.kept, forget: draft.forget, revision: draft.revision };
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
