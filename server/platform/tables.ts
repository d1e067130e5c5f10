// Generated from the catalogue of a migrated database: npm run renew.
import type { ColumnType } from "kysely";

export type Generated<T> = T extends ColumnType<infer S, infer I, infer U>
  ? ColumnType<S, I | undefined, U>
  : ColumnType<T, T | undefined, T>;

export type Int8 = ColumnType<number, number, number>;

/** Read as parsed JSON, written as its text. */
export type Json = ColumnType<unknown, string, string>;

export type Timestamp = ColumnType<Date, Date, Date>;

export interface Agent {
  active: Generated<boolean>;
  created_at: Timestamp;
  email: string;
  id: string;
  language: string;
  level: number;
  name: string;
  roles: string[];
  time_zone: string;
  /** The account; null until the invitation is accepted. */
  user_id: string | null;
}

export interface AlertNotice {
  agent_id: string | null;
  alert_id: string | null;
  door: string;
  id: string;
  /** `failed` is tried again, for some hours; `dropped` was no longer called for, or had nowhere to go. */
  outcome: Generated<string>;
  queued_at: Timestamp;
  /** HTTP status of the last try; null by mail, and where nothing answered. */
  status: number | null;
  step: number;
  subscription_id: string | null;
  tells: string;
  tried_at: Timestamp | null;
  tries: Generated<number>;
}

export interface Attachment {
  chain: string | null;
  id: string;
  media_type: string;
  name: string;
  /** Of the hash in the log; none until it is handed in, and none once it is erased. */
  salt: Buffer | null;
  sequence: number | null;
  sha256: Buffer;
  size: Int8;
  /** With chain and sequence the event that handed it in; until then the file is its uploader's alone. */
  ticket_id: string | null;
  uploaded_at: Timestamp;
  /** With uploader_contact_id who sent it; neither where the desk made it itself. */
  uploader_agent_id: string | null;
  uploader_contact_id: string | null;
}

export interface AuthAccountUser {
  created_at: Timestamp;
  email: string;
  email_verified: boolean;
  id: string;
  image: string | null;
  name: string;
  updated_at: Timestamp;
}

export interface AuthCredential {
  access_token: string | null;
  access_token_expires_at: Timestamp | null;
  account_id: string;
  created_at: Timestamp;
  id: string;
  id_token: string | null;
  /** The hash; a password itself is kept nowhere. */
  password: string | null;
  provider_id: string;
  refresh_token: string | null;
  refresh_token_expires_at: Timestamp | null;
  scope: string | null;
  updated_at: Timestamp;
  user_id: string;
}

export interface AuthSession {
  created_at: Timestamp;
  expires_at: Timestamp;
  id: string;
  ip_address: string | null;
  token: string;
  updated_at: Timestamp;
  user_agent: string | null;
  user_id: string;
}

export interface AuthThrottle {
  attempts: number;
  key: string;
  window_ends_at: Timestamp;
}

export interface AuthVerification {
  created_at: Timestamp;
  expires_at: Timestamp;
  id: string;
  identifier: string;
  updated_at: Timestamp;
  value: string;
}

export interface CalendarFeed {
  agent_id: string | null;
  contact_id: string | null;
  created_at: Timestamp;
  /** Of the secret in the address, which is kept nowhere. */
  token_hash: string;
}

export interface ClockWarning {
  clock: string;
  /** When that much service time was consumed, however much later the program looked. */
  reached_at: Timestamp;
  severity: number;
  target_from: Timestamp;
  /** Share of the target that was used up, in percent; 100 where it was due. */
  threshold: number;
  ticket_id: string;
  /** Null where nobody was written to: a higher threshold was passed by then, the clock stood, or nothing was kept before. */
  told_at: Timestamp | null;
}

export interface Contact {
  active: Generated<boolean>;
  created_at: Timestamp;
  email: string;
  id: string;
  language: string;
  name: string;
  phone: string | null;
  time_zone: string;
  /** The account; null until the invitation is accepted. */
  user_id: string | null;
}

export interface Draft {
  actor_id: string;
  /** As the screen that wrote it reads it again. */
  content: string;
  key: string;
  updated_at: Timestamp;
}

export interface DueJob {
  attempts_max: number;
  id: Generated<Int8>;
  name: string;
  payload: Json;
}

export interface Environment {
  confirmed_since: Timestamp | null;
  created_at: Timestamp;
  /** What is known: by name the value, when it was confirmed and by whom. The sum of what environment_change says. */
  facts: Json;
  id: string;
  kind: string;
  name: string;
  organisation_id: string;
  product_id: string;
  release: string | null;
  /** A removed one is kept for its history and its tickets. */
  removed_at: Timestamp | null;
  /** The contract that covers this deployment; null until somebody says so. A partner sees it by this alone. */
  subscription_id: string | null;
  /** Counts what was done to it; If-Match names it. */
  version: Generated<number>;
  /** Whether every fact that the desk must hold is there; confirmed_since is when the one that was not confirmed for the longest was. */
  whole: boolean;
}

export interface EnvironmentChange {
  act: string;
  agent_id: string | null;
  at: Timestamp;
  contact_id: string | null;
  environment_id: string;
  kind: string;
  name: string;
  /** The facts that were said or confirmed then, by name. */
  said: Json;
  subscription_id: string | null;
  version: number;
}

export interface Event {
  actor: Json;
  at: Timestamp;
  /** public, which the beneficiary reads, or internal. */
  chain: string;
  hash: Buffer;
  /** Of each erasable text and file its name and salted hash. */
  hashes: Json;
  payload: Json;
  previous_hash: Buffer;
  sequence: number;
  ticket_id: string;
  type: string;
}

export interface EventText {
  chain: string;
  name: string;
  salt: Buffer | null;
  sequence: number;
  text: string | null;
  ticket_id: string;
}

export interface FormerMembership {
  contact_id: string;
  organisation_id: string;
}

export interface Idempotency {
  actor_id: string;
  answer: Json | null;
  created_at: Timestamp;
  key: string;
  request_hash: Buffer;
}

export interface IntakeForm {
  agent_id: string;
  /** As core/intake/items.ts names them. */
  items: Json;
  nature: string;
  version: number;
  why: string;
  written_at: Timestamp;
}

export interface InternalObjectives {
  agent_id: string;
  /** Targets as service levels of contracts: severity, clock, amount, unit and hours. */
  levels: Json;
  version: number;
  why: string;
  written_at: Timestamp;
}

export interface LateAcknowledgement {
  escalated_at: Timestamp;
  ticket_id: string;
  told_at: Timestamp;
}

export interface LineAddOn {
  line: string;
  name: string;
  product_id: string;
  supported: boolean;
}

export interface LineMilestone {
  agent_id: string | null;
  kind: string;
  line: string;
  /** Half-open: what ends does not exist any more on this day. */
  on_day: string | null;
  product_id: string;
  set_at: Timestamp;
}

export interface LinePart {
  component: string;
  line: string;
  name: string;
  place: number;
  product_id: string;
  standing: string;
  version: string | null;
}

export interface MaintenanceWindow {
  announced_at: Timestamp;
  announced_by: string;
  ends_at: Timestamp;
  id: string;
  starts_at: Timestamp;
  subscription_id: string;
  /** Since when it is none: from its beginning, or from then on where it had begun. */
  taken_back_at: Timestamp | null;
  taken_back_by: string | null;
  what: string;
}

export interface Membership {
  contact_id: string;
  organisation_id: string;
  role: string;
  /** All tickets of the organisation, or only those that the contact filed; a lead sees all. */
  sees: string;
}

export interface MilestoneRule {
  after: string;
  kind: string;
  /** ISO 8601, one unit: P36M, P1Y, P90D. */
  period: string;
  place: number;
  product_id: string;
  source: string;
}

export interface NamedContact {
  contact_id: string;
  since: Timestamp;
  subscription_id: string;
  /** Null while it lasts. */
  until: Timestamp | null;
}

export interface Naming {
  /** How often something was changed, names apart, that ticket pages say beside their own row. */
  standing: Generated<Int8>;
  version: Int8;
}

export interface Offer {
  /** Add-ons that the offer reaches; null: every one that the catalogue calls supported. */
  add_ons: string[] | null;
  channels: Generated<string[]>;
  created_at: Timestamp | null;
  id: string;
  included: Generated<string[]>;
  name: string;
  /** How many contacts a contract may name; null where it is not limited. */
  named_contacts: number | null;
  /** Only where the channels hold phone. */
  phone: string | null;
  /** Whether a planned fix, once accepted, stops the clock of the resolution. */
  planned_fix_resolves: Generated<boolean>;
  /** Where the figures come from, if they were taken from a template. */
  source: string | null;
  /** Null where the offer does not count them. */
  tickets_per_year: number | null;
  /** What If-Match names; offer_change has one row for each. */
  version: Generated<number>;
  /** Since when no new contract is made under it; null while it is offered. */
  withdrawn_at: Timestamp | null;
}

export interface OfferChange {
  /** Null for what was there before changes were noted, and for the demo. */
  agent_id: string | null;
  at: Timestamp;
  kind: string;
  offer_id: string;
  source: string | null;
  terms: Json;
  version: number;
  why: string;
}

export interface OfferServiceLevel {
  amount: number;
  clock: string;
  hours: string;
  offer_id: string;
  severity: number;
  unit: string;
}

export interface OnCallAlert {
  acknowledged_by: string | null;
  /** The public event that called: no event calls twice. */
  because_sequence: number;
  /** When it passes to the next; null once nobody is called any more. */
  due_at: Timestamp | null;
  ended_at: Timestamp | null;
  ground: string;
  how: string | null;
  id: string;
  managers_told_at: Timestamp | null;
  number: number;
  opened_at: Timestamp;
  round: number;
  /** How many were called so far. */
  step: number;
  ticket_id: string;
}

export interface OnCallCall {
  agent_id: string;
  alert_id: string;
  called_at: Timestamp;
  round: number;
  step: number;
}

export interface OnCallException {
  agent_id: string;
  /** Who serves instead, in a swap; null for an absence. */
  covered_by: string | null;
  from_at: Timestamp;
  id: string;
  made_at: Timestamp;
  made_by: string;
  /** From then on it holds no more; what it was until then stays. */
  taken_back_at: Timestamp | null;
  taken_back_by: string | null;
  to_at: Timestamp;
  why: string;
}

export interface OnCallRoster {
  agent_id: string;
  /** Agents in their order, zone, day and minute of the first hand-over, and how many weeks a turn is. */
  definition: Json;
  version: number;
  why: string;
  written_at: Timestamp;
}

export interface OneTimeLink {
  agent_id: string | null;
  contact_id: string | null;
  created_at: Timestamp;
  expires_at: Timestamp;
  purpose: string;
  /** SHA-256 of the token; the token itself is in the letter alone. */
  token_hash: Buffer;
  used_at: Timestamp | null;
}

export interface Organisation {
  active: Generated<boolean>;
  created_at: Timestamp;
  id: string;
  kind: string;
  name: string;
}

export interface PagingWebhook {
  /** With which what is told is signed; no answer of the program holds it. */
  secret: string;
  set_at: Timestamp;
  set_by: string;
  single: Generated<boolean>;
  url: string;
}

export interface Partnership {
  customer_id: string;
  partner_id: string;
}

export interface ProcedureSettings {
  agent_id: string;
  /** Every setting that there was then, by its name in core/procedure/settings.ts; one that came later is as the program came with it. */
  settings: Json;
  version: number;
  why: string;
  written_at: Timestamp;
}

export interface Product {
  id: string;
  name: string;
}

export interface PushSubscription {
  agent_id: string;
  auth: string;
  browser: string;
  created_at: Timestamp;
  endpoint: string;
  id: string;
  p256dh: string;
}

export interface Release {
  id: string;
  planned: Generated<boolean>;
  product_id: string;
  released_on: string;
  version: string;
}

export interface ReleaseLine {
  line: string;
  product_id: string;
  version: Generated<number>;
}

export interface ReportSchedule {
  cadence: string;
  /** The lead to whom it is delivered. */
  contact_id: string | null;
  id: string;
  /** The day after the last one of the period that is made next. */
  next_day: string;
  organisation_id: string | null;
  partner_id: string | null;
  paused_at: Timestamp | null;
  product_id: string | null;
  removed_at: Timestamp | null;
  subscription_id: string | null;
  version: Generated<number>;
}

export interface ReportScheduleChange {
  agent_id: string;
  at: Timestamp;
  kind: string;
  /** What it said from then on. */
  said: Json;
  schedule_id: string;
  version: number;
}

export interface ReportScheduleMade {
  at: Timestamp;
  first_day: string;
  last_day: string;
  organisation_id: string | null;
  /** Letters left, a ticket was filed; or nobody was left to read it, the contract was over, the contact was no lead any more, and whoever planned it was told. */
  outcome: string;
  partner_id: string | null;
  product_id: string | null;
  schedule_id: string;
  ticket_reference: string | null;
}

export interface ReportScheduleReader {
  agent_id: string;
  schedule_id: string;
}

export interface ServiceCalendar {
  /** Null for what the program came with. */
  agent_id: string | null;
  /** Zone, weekly hours, holidays and other hours in minutes of the day, and how much a business day is. */
  definition: Json;
  hours: string;
  /** Whether tickets that were open then count by this version too, and not only those filed since. */
  moves_open: Generated<boolean>;
  version: number;
  why: string;
  written_at: Timestamp;
}

export interface SignedHead {
  chain: string;
  day: string;
  hash: Buffer;
  sequence: number;
  ticket_id: string;
}

export interface SignedHeads {
  day: string;
  heads_hash: Buffer;
  previous_signature: Buffer | null;
  public_key: Buffer;
  signature: Buffer;
  signed_at: Timestamp;
}

export interface Subscription {
  /** The first day that is not covered any more, however it ended. */
  covered_until: Generated<string | null>;
  /** The first day that is not covered any more where it ended before ends_on. */
  ended_early_on: string | null;
  /** The first day that is not covered any more. */
  ends_on: string;
  id: string;
  /** The offer that was agreed last, for the version before; subscription_terms says which held when. */
  offer_id: string;
  organisation_id: string;
  /** Of its beneficiary, as long as it is called so: kept by the database itself, for lists. */
  organisation_name: Generated<string>;
  /** The partner that the subscription goes through, if any. */
  partner_id: string | null;
  /** The first of its products, for the version before; all are in subscription_product. */
  product_id: string;
  /** The contract that this one follows. */
  renewal_of: string | null;
  sku: string;
  starts_on: string;
  /** Counts its changes; If-Match names it. */
  version: Generated<number>;
  /** IANA zone in which the contract counts its days. */
  zone: Generated<string>;
}

export interface SubscriptionChange {
  agent_id: string | null;
  at: Timestamp;
  contact_id: string | null;
  kind: string;
  subscription_id: string;
  version: number;
  why: string;
}

export interface SubscriptionProduct {
  product_id: string;
  subscription_id: string;
}

export interface SubscriptionTerms {
  /** Who wrote it down; null for what was there before there were versions. */
  agent_id: string | null;
  agreed_at: Timestamp;
  from_day: string;
  offer_id: string;
  /** Of the terms, for lists. */
  offer_name: Generated<string | null>;
  subscription_id: string;
  /** As core/contracts/terms.ts names them, but for the zone, which is the contract's. */
  terms: Json;
  version: number;
  why: string;
}

export interface Ticket {
  /** When a manager acknowledged its open escalation. */
  acknowledged_at: Timestamp | null;
  /** The alert that is open; null while nobody is called. */
  alert_id: string | null;
  assignee_id: string | null;
  changed_at: Timestamp;
  channel: string;
  closed_at: Timestamp | null;
  /** What the contract answered at the filing, every reason included, as coverage tells it. */
  coverage: Json | null;
  /** Whether the contract covered it at the filing; null where nobody asked the contract. */
  covered: boolean | null;
  /** What the beneficiary says. */
  declared_severity: number;
  /** The system that it is about, with environment_version as it was at the filing. */
  environment_id: string | null;
  environment_version: number | null;
  /** When its open escalation was raised; null where none is open. */
  escalated_at: Timestamp | null;
  /** What only the ticket's own page needs: requests, conclusions, attempts, closure. */
  facts: Json;
  filed_at: Timestamp;
  filer_id: string;
  follow_up_of: string | null;
  id: string;
  /** Hash of the last event of the internal chain. */
  internal_head: Buffer;
  /** Number of the last event of the internal chain. */
  internal_sequence: number;
  level: number;
  nature: string;
  organisation_id: string;
  /** The partner of the subscription at the filing. */
  partner_id: string | null;
  /** Hash of the last event of the public chain, so that appending reads nothing else. */
  public_head: Buffer;
  /** Number of the last event of the public chain; half of the version that If-Match names. */
  public_sequence: number;
  /** What people call it; never a secret. */
  reference: string;
  /** What counts: as declared until the desk qualifies it. */
  severity: number;
  state: string;
  subject: string;
  subscription_id: string | null;
  /** With subscription_id the terms in force at the filing, which the ticket keeps to its end. */
  terms_version: number | null;
  /** Whose turn it is; null once closed. */
  waiting_on: string | null;
  waiting_since: Timestamp;
}

export interface TicketDue {
  /** With unit the target in the words of the contract. */
  amount: number | null;
  calendar_version: number | null;
  clock: string | null;
  /** Null while it stands and is not past due, and where nothing of the ticket counts. */
  due_at: Timestamp | null;
  /** When an announced window begins or ends, if it does so for this clock: it is then computed anew. */
  holds_until: Timestamp | null;
  /** With calendar_version by which calendar the target counts. */
  hours: string | null;
  /** The whole target, in microseconds of service time. */
  length: Int8 | null;
  /** Microseconds of service time: while it stands what is left; else what the calendar has counted since 2020 when nothing is left. */
  mark: Int8 | null;
  /** Under which the terms were agreed that the ticket keeps. */
  offer_id: string | null;
  standing: boolean | null;
  ticket_id: string;
  unit: string | null;
  /** Highest threshold that a clock which runs has passed, in percent; null where none has. */
  warned: number | null;
  warned_at: Timestamp | null;
}

export interface DB {
  agent: Agent;
  alert_notice: AlertNotice;
  attachment: Attachment;
  "auth.account_user": AuthAccountUser;
  "auth.credential": AuthCredential;
  "auth.session": AuthSession;
  "auth.throttle": AuthThrottle;
  "auth.verification": AuthVerification;
  calendar_feed: CalendarFeed;
  clock_warning: ClockWarning;
  contact: Contact;
  draft: Draft;
  due_job: DueJob;
  environment: Environment;
  environment_change: EnvironmentChange;
  event: Event;
  event_text: EventText;
  former_membership: FormerMembership;
  idempotency: Idempotency;
  intake_form: IntakeForm;
  internal_objectives: InternalObjectives;
  late_acknowledgement: LateAcknowledgement;
  line_add_on: LineAddOn;
  line_milestone: LineMilestone;
  line_part: LinePart;
  maintenance_window: MaintenanceWindow;
  membership: Membership;
  milestone_rule: MilestoneRule;
  named_contact: NamedContact;
  naming: Naming;
  offer: Offer;
  offer_change: OfferChange;
  offer_service_level: OfferServiceLevel;
  on_call_alert: OnCallAlert;
  on_call_call: OnCallCall;
  on_call_exception: OnCallException;
  on_call_roster: OnCallRoster;
  one_time_link: OneTimeLink;
  organisation: Organisation;
  paging_webhook: PagingWebhook;
  partnership: Partnership;
  procedure_settings: ProcedureSettings;
  product: Product;
  push_subscription: PushSubscription;
  release: Release;
  release_line: ReleaseLine;
  report_schedule: ReportSchedule;
  report_schedule_change: ReportScheduleChange;
  report_schedule_made: ReportScheduleMade;
  report_schedule_reader: ReportScheduleReader;
  service_calendar: ServiceCalendar;
  signed_head: SignedHead;
  signed_heads: SignedHeads;
  subscription: Subscription;
  subscription_change: SubscriptionChange;
  subscription_product: SubscriptionProduct;
  subscription_terms: SubscriptionTerms;
  ticket: Ticket;
  ticket_due: TicketDue;
}
