/** From the fields of the form to what the command says; undefined while the kind is not chosen. */
import type { GivenBody } from "#api/route.ts";
import type { ticketCommands } from "#api/ticket-commands.ts";
import {
  APPLIERS,
  CONCLUSION_KINDS,
  CRITICAL_GROUNDS,
  DELIVERIES,
  FIX_CATEGORIES,
  SEVERITIES,
  WORKAROUND_FORMS,
} from "#core/tickets/vocabulary.ts";
import { oneOf } from "../one-of.ts";

export const noConclusion = {
  kind: "",
  text: "",
  title: "",
  url: "",
  form: "operating_procedure",
  appliedBy: "",
  severityAfter: "",
  directives: "",
  category: "maintenance_version",
  release: "",
  delivery: "",
  ground: "",
  demonstration: "",
};
export type ConclusionValues = typeof noConclusion;
type Given = GivenBody<typeof ticketCommands.conclude>["conclusion"];

export function conclusionOf(values: ConclusionValues, planned: boolean): Given | undefined {
  const kind = oneOf(CONCLUSION_KINDS, values.kind);
  const { text, directives, demonstration } = values;
  if (kind === undefined) return undefined;
  if (kind === "information")
    return { kind, text, resource: { title: values.title, url: values.url.trim() } };
  if (kind === "workaround") {
    const severityAfter = oneOf(SEVERITIES, values.severityAfter);
    const form = oneOf(WORKAROUND_FORMS, values.form) ?? "operating_procedure";
    const appliedBy = oneOf(APPLIERS, values.appliedBy);
    return {
      kind,
      text,
      directives,
      form,
      ...(appliedBy ? { appliedBy } : {}),
      ...(severityAfter ? { severityAfter } : {}),
    };
  }
  if (kind === "fix") {
    const category = oneOf(FIX_CATEGORIES, values.category) ?? "maintenance_version";
    const ground =
      category === "one_off_patch" ? oneOf(CRITICAL_GROUNDS, values.ground) : undefined;
    const delivery =
      oneOf(DELIVERIES, values.delivery) ??
      (planned && category === "maintenance_version" ? "planned" : "delivered");
    return {
      kind,
      text,
      directives,
      category,
      release: values.release,
      delivery,
      ...(ground ? { ground } : {}),
    };
  }
  return { kind, text, demonstration };
}
