/** useRequest(key, initial): what is being written, kept in this browser until it is filed: { request, set, kept, forget }. */
import { NATURES, SEVERITIES } from "#core/tickets/vocabulary.ts";
import type { Nature, Severity } from "#core/tickets/vocabulary.ts";
import { useDraft } from "#web/ui/use-draft.ts";

export type Request = {
  /** `organisation` or `organisation:subscription`; see useCovers. */
  cover: string;
  nature: Nature | undefined;
  severity: Severity | undefined;
  subject: string;
  description: string;
};

export function useRequest(key: string, initial: Request) {
  const draft = useDraft(key);
  const request = draft.text === "" ? initial : read(draft.text, initial);
  const set = (change: Partial<Request>) =>
    draft.setText(JSON.stringify({ ...request, ...change }));
  return { request, set, kept: draft.kept, forget: draft.forget };
}

function read(text: string, initial: Request): Request {
  const kept: unknown = parse(text);
  if (typeof kept !== "object" || kept === null) return initial;
  const { cover, nature, severity, subject, description } = { ...initial, ...kept };
  return {
    cover: String(cover),
    nature: NATURES.find((one) => one === nature),
    severity: SEVERITIES.find((one) => one === severity),
    subject: String(subject),
    description: String(description),
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // not ours, or of an older shape
  }
}
