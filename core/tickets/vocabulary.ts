/** The states of the procedure (R-32-01 to R-32-24); `closed` is final. */
export const STATES = ["new", "open", "suspended", "in_progress", "resolved", "closed"] as const;
export type State = (typeof STATES)[number];

/** 1 Blocker, 2 Major, 3 Minor, 4 None/Info (R-31-04). */
export const SEVERITIES = [1, 2, 3, 4] as const;
export type Severity = (typeof SEVERITIES)[number];

/** What a request is about. A `problem_report` is the procedure's "Signalisation" (R-12-03). */
export const NATURES = [
  "problem_report",
  "question",
  "installation_help",
  "maintenance_delivery",
  "clarification",
  "suggestion",
  "activity_report",
] as const;
export type Nature = (typeof NATURES)[number];

/** What the desk says, after diagnosis, that the ticket is (R-12-04). */
export const QUALIFICATIONS = [
  "anomaly",
  "usage",
  "configuration",
  "environment",
  "enhancement",
] as const;
export type Qualification = (typeof QUALIFICATIONS)[number];

/** By which door a word reached the desk. */
export const CHANNELS = ["portal", "phone", "email", "meeting", "found_by_desk"] as const;
export type Channel = (typeof CHANNELS)[number];

/** Doors through which an agent files or records for a beneficiary: the beneficiary's own door is the portal. */
export const RECORDED_CHANNELS = ["phone", "email", "meeting", "found_by_desk"] as const;
export type RecordedChannel = (typeof RECORDED_CHANNELS)[number];

export const CONCLUSION_KINDS = [
  "information",
  "workaround",
  "fix",
  "works_as_designed",
  "misuse",
  "third_party",
] as const;
export type ConclusionKind = (typeof CONCLUSION_KINDS)[number];

/** The two shapes of a workaround (R-12-07). */
export const WORKAROUND_FORMS = ["operating_procedure", "temporary_fix"] as const;
export type WorkaroundForm = (typeof WORKAROUND_FORMS)[number];

/** How a fix reaches the beneficiary; a one-off patch is for critical situations only (R-32-20). */
export const FIX_CATEGORIES = ["maintenance_version", "one_off_patch"] as const;
export type FixCategory = (typeof FIX_CATEGORIES)[number];

export const DELIVERIES = ["delivered", "planned"] as const;
export type Delivery = (typeof DELIVERIES)[number];

/** What makes a situation critical enough for a one-off patch (R-32-20). */
export const CRITICAL_GROUNDS = ["service_interruption", "security_flaw"] as const;
export type CriticalGround = (typeof CRITICAL_GROUNDS)[number];

/** Who applies a workaround; the beneficiary unless the contract says otherwise (R-12-10). */
export const APPLIERS = ["beneficiary", "vendor"] as const;
export type Applier = (typeof APPLIERS)[number];

export const REJECTION_REASONS = [
  "duplicate",
  "unintelligible",
  "out_of_scope",
  "not_covered",
] as const;
export type RejectionReason = (typeof REJECTION_REASONS)[number];

/** The nine exclusions of the procedure's scope (R-21-03). */
export const EXCLUSIONS = [
  "code_development",
  "system_design",
  "network_design",
  "architecture_design",
  "optimisation",
  "settings_recommendations",
  "security_policies",
  "third_party_integration",
  "version_change_migration",
] as const;
export type Exclusion = (typeof EXCLUSIONS)[number];

/** Why a ticket is closed (R-32-22). The first eight are derived from an accepted or assumed conclusion. */
export const CLOSURE_REASONS = [
  "information_accepted",
  "workaround_accepted",
  "fix_delivered",
  "patch_sent",
  "fix_planned",
  "works_as_designed",
  "misuse",
  "third_party",
  "no_answer",
  "withdrawn",
  ...REJECTION_REASONS,
] as const;
export type ClosureReason = (typeof CLOSURE_REASONS)[number];

/** Whom the ticket waits for; nobody once closed. */
export type WaitingOn = "desk" | "beneficiary";

/** What entitles either party to escalate, as the procedure has it (R-34-02). */
export const ESCALATION_GROUNDS = [
  "blocking_point",
  "handling_difficulties",
  "delay_overrun",
  "proven_risk",
] as const;
export type EscalationGround = (typeof ESCALATION_GROUNDS)[number];

/** The direct interactions of R-32-16. */
export const INTERACTION_KINDS = [
  "phone",
  "audio_conference",
  "video_conference",
  "instant_messaging",
  "remote_access",
  "on_site",
] as const;
export type InteractionKind = (typeof INTERACTION_KINDS)[number];

/** What came of an agreed interaction. */
export const INTERACTION_OUTCOMES = ["progress", "no_progress", "not_held"] as const;
export type InteractionOutcome = (typeof INTERACTION_OUTCOMES)[number];

/** What an agent ends an escalation with; closing its ticket ends it too. */
export const ESCALATION_CONCLUSIONS = ["settled", "plan_agreed", "no_agreement"] as const;
export type EscalationConclusion = (typeof ESCALATION_CONCLUSIONS)[number];
export type EscalationOutcome = EscalationConclusion | "ticket_closed";

/** The two parties of a contract. */
export const SIDES = ["desk", "beneficiary"] as const;
export type Side = (typeof SIDES)[number];

/** Where the words of a fact stand: the public event that carries them. */
export type PublicSequence = number;

/** What called whoever is on duty. */
export const ALERT_GROUNDS = ["filed", "severity", "escalated"] as const;
export type AlertGround = (typeof ALERT_GROUNDS)[number];

/** By what an alert reaches an agent. */
export const ALERT_DOORS = ["mail", "web_push", "webhook"] as const;
export type AlertDoor = (typeof ALERT_DOORS)[number];

/** How an alert was acknowledged: by saying so, by giving the ticket to somebody, or by a public answer. */
export const ALERT_ANSWERS = ["acknowledged", "taken", "answered"] as const;
export type AlertAnswer = (typeof ALERT_ANSWERS)[number];

/** Why an alert that nobody acknowledged is over. */
export const ALERT_ENDS = [
  "closed",
  "no_longer_called_for",
  "called_anew",
  "switched_off",
] as const;
export type AlertEnd = (typeof ALERT_ENDS)[number];
