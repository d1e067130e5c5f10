import type { Applier, Severity, Side } from "../tickets/vocabulary.ts";
import type {
  Clock,
  ExtraKind,
  Inclusion,
  OfferChannel,
  ServiceHours,
  TargetUnit,
} from "./vocabulary.ts";

/** One service level: a target in the contract's own weight, never a guarantee it does not give. */
export interface ServiceLevel {
  readonly severity: Severity;
  readonly clock: Clock;
  /** Above zero. */
  readonly amount: number;
  readonly unit: TargetUnit;
  readonly hours: ServiceHours;
}

/** Whom an escalation reaches, in the order of the list (R-34-03). */
export interface EscalationPoint {
  readonly side: Side;
  readonly name: string;
  readonly role: string;
  readonly email: string;
  readonly phone: string | null;
}

/** What was agreed beyond the offer; days are of the contract's zone, `until` is the first day without it. */
export interface Extra {
  readonly kind: ExtraKind;
  /** Lines of the product to which `extended_support` applies; empty for the other kinds. */
  readonly lines: readonly string[];
  readonly from: Temporal.PlainDate | null;
  readonly until: Temporal.PlainDate | null;
  /** In the contract's words; may be empty. */
  readonly detail: string;
}

/** What an offer grants; a contract copies it, so that editing an offer changes no contract. */
export interface OfferTerms {
  readonly channels: readonly OfferChannel[];
  /** Only where `channels` holds `phone`. */
  readonly phone: string | null;
  /** Null where the offer does not limit them. */
  readonly namedContacts: number | null;
  readonly included: readonly Inclusion[];
  /** A severity without a `response` row is one that the offer does not cover. */
  readonly serviceLevels: readonly ServiceLevel[];
  /** Add-ons that the offer reaches; null: every one that the catalogue calls supported. */
  readonly addOns: readonly string[] | null;
  /** Null where the offer does not count them. */
  readonly ticketsPerYear: number | null;
  /** Whether a fix that is only planned stops the clock of the resolution, once it is accepted. */
  readonly plannedFixResolves: boolean;
}

/** All that a contract says from one day on. */
export interface Terms extends OfferTerms {
  /** The offer's name when these terms were agreed. */
  readonly offer: string;
  /** IANA zone in which the contract counts its days. */
  readonly zone: string;
  readonly appliesWorkarounds: Applier;
  readonly escalationPoints: readonly EscalationPoint[];
  readonly extras: readonly Extra[];
}
