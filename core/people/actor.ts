import type { AgentId, ContactId, OrganisationId } from "../kit/brand.ts";

export const STAFF_ROLES = ["agent", "manager", "administrator"] as const;
export type StaffRole = (typeof STAFF_ROLES)[number];

export const MEMBER_ROLES = ["contact", "lead"] as const;
export type MemberRole = (typeof MEMBER_ROLES)[number];

/** What a member sees of the organisation's tickets: all, or only those that he or she filed. A lead sees all. */
export const SIGHTS = ["all", "own"] as const;
export type Sight = (typeof SIGHTS)[number];

export const ORGANISATION_KINDS = ["customer", "partner"] as const;
export type OrganisationKind = (typeof ORGANISATION_KINDS)[number];

export const LANGUAGES = ["fr", "en"] as const;
export type Language = (typeof LANGUAGES)[number];

export interface Membership {
  readonly organisation: OrganisationId;
  readonly kind: OrganisationKind;
  readonly role: MemberRole;
  readonly sees: Sight;
}

/** Who is asking, as the door found out. Nobody else exists: there is no anonymous actor and no user number one. */
export type Actor =
  | {
      readonly kind: "agent";
      readonly id: AgentId;
      readonly level: 1 | 2;
      readonly roles: readonly StaffRole[];
    }
  | {
      readonly kind: "contact";
      readonly id: ContactId;
      readonly memberships: readonly Membership[];
    };
