import type { WindowRefusal } from "#core/contracts/maintenance-window.ts";
import type { CalendarRefusal } from "#core/calendars/check-calendar.ts";
import type { ContractRefusal } from "#core/contracts/refusals.ts";
import type { TicketRefusal } from "#core/tickets/refusals.ts";

/** Status of each refusal of the life cycle: what is lacking in the request is 422, what stands in the way is 409. */
const ticketStatuses: Record<TicketRefusal, number> = {
  ticket_closed: 409,
  wrong_state: 409,
  wrong_actor: 403,
  not_a_settler: 403,
  already_taken: 409,
  already_yours: 409,
  already_assigned: 409,
  held_by_another: 403,
  take_first: 409,
  nothing_to_qualify: 422,
  why_required: 422,
  text_required: 422,
  severity_unchanged: 422,
  items_required: 422,
  nothing_provided: 422,
  nothing_provided_since: 409,
  unknown_item: 422,
  recorded_required: 422,
  recorded_out_of_place: 422,
  said_at_impossible: 422,
  information_missing: 409,
  environment_to_confirm: 409,
  environment_unnamed: 422,
  environment_confirmed: 409,
  directives_required: 422,
  release_required: 422,
  critical_ground_required: 422,
  critical_ground_out_of_place: 422,
  patch_must_be_delivered: 422,
  demonstration_required: 422,
  resource_required: 422,
  severity_not_lowered: 422,
  duplicate_required: 422,
  exclusion_required: 422,
  clause_required: 422,
  detail_out_of_place: 422,
  not_waiting_for_beneficiary: 409,
  already_reminded: 409,
  attempts_missing: 409,
  waiting_not_over: 409,
  withdrawal_off: 409,
  follow_up_not_closed: 422,
  escalation_open: 409,
  already_escalated: 409,
  not_escalated: 409,
  already_acknowledged: 409,
  nothing_proposed: 409,
  own_proposal: 409,
  proposal_replaced: 409,
  interaction_agreed: 409,
  interaction_past: 422,
  on_site_not_agreed: 422,
  interaction_ahead: 409,
  nothing_agreed: 409,
};

/** Status of each refusal of a contract. */
const contractStatuses: Record<ContractRefusal, number> = {
  ends_before_it_starts: 422,
  products_required: 422,
  too_many_named_contacts: 422,
  target_not_positive: 422,
  service_level_twice: 422,
  phone_number_required: 422,
  phone_out_of_place: 422,
  lines_required: 422,
  unknown_zone: 422,
  partner_not_serving: 422,
  partner_cycle: 422,
  contract_overlaps: 409,
  outside_contract: 422,
  already_renewed: 409,
  nothing_changes: 422,
  offer_withdrawn: 422,
};

/** Status of each refusal of a service calendar. */
const calendarStatuses: Record<CalendarRefusal, number> = {
  unknown_zone: 422,
  calendar_never_opens: 422,
  hours_out_of_day: 422,
  hours_overlap: 422,
  date_twice: 422,
  business_day_not_positive: 422,
};

/** Status of each refusal of a maintenance window. */
const windowStatuses: Record<WindowRefusal, number> = {
  window_reversed: 422,
  window_past: 422,
  window_too_long: 422,
  window_overlaps: 409,
  window_over: 409,
};

const doorStatuses = {
  // What the request is made of
  malformed_request: 400,
  request_too_slow: 408,
  headers_too_large: 431,
  malformed_json: 400,
  broken_utf8: 400,
  wrong_content_type: 415,
  body_too_large: 413,
  missing_field: 422,
  unknown_field: 422,
  wrong_type: 422,
  unknown_value: 422,
  too_long: 422,
  too_short: 422,
  out_of_range: 422,
  wrong_format: 422,
  hidden_characters: 422,
  bad_cursor: 422,
  // Who asks
  not_signed_in: 401,
  wrong_credentials: 401,
  too_many_attempts: 429,
  cross_site: 403,
  forbidden: 403,
  not_found: 404,
  no_such_route: 404,
  // What stands in the way
  version_required: 428,
  version_conflict: 412,
  idempotency_key_reused: 422,
  unknown_reference: 422,
  unknown_contact: 422,
  nobody_to_remind: 409,
  unknown_agent: 422,
  unknown_release: 422,
  duplicate_circular: 422,
  release_not_out: 422,
  release_out_already: 422,
  unknown_subscription: 422,
  unknown_environment: 422,
  unknown_attachment: 422,
  unknown_organisation: 422,
  unknown_offer: 422,
  unknown_product: 422,
  not_a_member: 422,
  serves_under_contract: 409,
  production_taken: 409,
  environment_removed: 409,
  email_taken: 409,
  name_taken: 409,
  last_administrator: 409,
  own_account: 409,
  password_too_short: 422,
  password_too_common: 422,
  link_expired: 410,
  setup_closed: 410,
  // Forms
  item_twice: 422,
  item_key_reserved: 422,
  item_words_required: 422,
  // The settings of the procedure
  thresholds_out_of_order: 422,
  // The maintenance programme
  version_unreadable: 422,
  milestone_twice: 422,
  milestones_out_of_order: 422,
  // Reports
  period_impossible: 422,
  period_reversed: 422,
  period_over_a_year: 422,
  period_too_far_back: 422,
  period_not_over: 422,
  year_out_of_reach: 422,
  not_a_lead: 422,
  contract_over: 422,
  schedule_removed: 409,
  // On call
  roster_empty: 422,
  agent_twice: 422,
  times_reversed: 422,
  over_a_year: 422,
  exception_over: 409,
  exception_overlaps: 409,
  swap_with_oneself: 422,
  not_on_duty: 422,
  covering_while_absent: 422,
  alert_acknowledged: 409,
  alert_over: 409,
  address_refused: 422,
  secret_required: 422,
  too_many_browsers: 409,
  // Files
  file_too_large: 413,
  file_empty: 422,
  file_name_hostile: 422,
  too_many_files_waiting: 409,
  upload_cut_short: 400,
  file_gone: 500,
  // Ourselves
  internal_error: 500,
  unavailable: 503,
} as const;

/** Every code that an answer can carry, with its HTTP status. Codes are permanent; each has a page in docs/problems. */
export const PROBLEMS = {
  ...doorStatuses,
  ...ticketStatuses,
  ...contractStatuses,
  ...calendarStatuses,
  ...windowStatuses,
} as const;

export type ProblemCode = keyof typeof PROBLEMS;

export const PROBLEM_CODES: readonly ProblemCode[] = Object.keys(PROBLEMS).filter(isProblemCode);

export function isProblemCode(code: string): code is ProblemCode {
  return Object.hasOwn(PROBLEMS, code);
}

/** Codes that any route may answer, whatever it does. */
export const COMMON_PROBLEMS = [
  "internal_error",
  "unavailable",
  "too_many_attempts",
  "broken_utf8",
  "malformed_request",
  "request_too_slow",
  "headers_too_large",
] as const satisfies readonly ProblemCode[];

/** Codes that any route with a body may answer. */
export const BODY_PROBLEMS = [
  "malformed_json",
  "wrong_content_type",
  "body_too_large",
  "missing_field",
  "unknown_field",
  "wrong_type",
  "unknown_value",
  "too_long",
  "too_short",
  "out_of_range",
  "wrong_format",
  "hidden_characters",
] as const satisfies readonly ProblemCode[];
