import { saysNothing } from "../kit/hidden.ts";
import { ok, refuse, type Result } from "../kit/result.ts";
import { never } from "../kit/exhaustive.ts";
import type {
  Applier,
  ClosureReason,
  CriticalGround,
  Delivery,
  FixCategory,
  Severity,
  WorkaroundForm,
} from "./vocabulary.ts";

/** A published resource that an Information points at (R-12-06). */
export interface Resource {
  readonly title: string;
  readonly url: string;
}

/** What the desk answers (R-12-05, R-33-01 to R-33-03). Texts, directives and demonstrations are Markdown. */
export type Conclusion =
  | { readonly kind: "information"; readonly text: string; readonly resource: Resource }
  | {
      readonly kind: "workaround";
      readonly text: string;
      readonly directives: string;
      readonly form: WorkaroundForm;
      /** Left out: the beneficiary, whose task it is unless the contract says otherwise (R-12-10). */
      readonly appliedBy?: Applier;
      /** Proposed; it applies when the conclusion is accepted or assumed (R-33-04). */
      readonly severityAfter?: Severity;
    }
  | {
      readonly kind: "fix";
      readonly text: string;
      readonly directives: string;
      readonly category: FixCategory;
      /** Version of the release that carries the fix, such as `6.5.6` (R-32-21). */
      readonly release: string;
      readonly delivery: Delivery;
      /** Only, and always, for a one-off patch (R-32-20). */
      readonly ground?: CriticalGround;
    }
  | {
      readonly kind: "works_as_designed" | "misuse" | "third_party";
      readonly text: string;
      /** What shows the beneficiary that it is so (R-33-02, R-33-03). */
      readonly demonstration: string;
    };

export type ConclusionRefusal =
  | "text_required"
  | "directives_required"
  | "release_required"
  | "critical_ground_required"
  | "critical_ground_out_of_place"
  | "patch_must_be_delivered"
  | "demonstration_required"
  | "resource_required"
  | "severity_not_lowered";

/** Says whether a conclusion may be proposed on a ticket of this severity, and the first thing that it lacks. */
export function checkConclusion(
  conclusion: Conclusion,
  severity: Severity,
): Result<Conclusion, ConclusionRefusal> {
  if (blank(conclusion.text)) return refuse("text_required", { field: "conclusion.text" });
  switch (conclusion.kind) {
    case "information":
      if (blank(conclusion.resource.title))
        return refuse("resource_required", { field: "conclusion.resource.title" });
      if (!linkable(conclusion.resource.url))
        return refuse("resource_required", { field: "conclusion.resource.url" });
      return ok(conclusion);
    case "workaround":
      if (blank(conclusion.directives))
        return refuse("directives_required", { field: "conclusion.directives" });
      if (conclusion.severityAfter !== undefined && conclusion.severityAfter <= severity) {
        return refuse("severity_not_lowered", {
          field: "conclusion.severityAfter",
          params: { severity },
        });
      }
      return ok(conclusion);
    case "fix":
      return checkFix(conclusion);
    case "works_as_designed":
    case "misuse":
    case "third_party":
      if (blank(conclusion.demonstration)) {
        return refuse("demonstration_required", { field: "conclusion.demonstration" });
      }
      return ok(conclusion);
    default:
      return never(conclusion);
  }
}

function checkFix(
  fix: Extract<Conclusion, { kind: "fix" }>,
): Result<Conclusion, ConclusionRefusal> {
  if (blank(fix.directives))
    return refuse("directives_required", { field: "conclusion.directives" });
  if (blank(fix.release)) return refuse("release_required", { field: "conclusion.release" });
  if (fix.category === "one_off_patch") {
    if (fix.ground === undefined)
      return refuse("critical_ground_required", { field: "conclusion.ground" });
    if (fix.delivery === "planned")
      return refuse("patch_must_be_delivered", { field: "conclusion.delivery" });
  } else if (fix.ground !== undefined) {
    return refuse("critical_ground_out_of_place", { field: "conclusion.ground" });
  }
  return ok(fix);
}

/** The closure reason that an accepted or assumed conclusion states (R-32-22). */
export function closureReasonOf(
  conclusion:
    | Pick<Extract<Conclusion, { kind: "fix" }>, "kind" | "category" | "delivery">
    | { readonly kind: Exclude<Conclusion["kind"], "fix"> },
): ClosureReason {
  switch (conclusion.kind) {
    case "information":
      return "information_accepted";
    case "workaround":
      return "workaround_accepted";
    case "fix":
      if (conclusion.category === "one_off_patch") return "patch_sent";
      return conclusion.delivery === "planned" ? "fix_planned" : "fix_delivered";
    case "works_as_designed":
    case "misuse":
    case "third_party":
      return conclusion.kind;
    default:
      return never(conclusion);
  }
}

function linkable(url: string): boolean {
  return /^https?:\/\/[^\s/?#"<>\\^`{|}]+(?:[/?#]\S*)?$/i.test(url);
}

/** Whether a text was left out, or says nothing. */
export function blank(text: string | undefined): boolean {
  return text === undefined || saysNothing(text);
}
