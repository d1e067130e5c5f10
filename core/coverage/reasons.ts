import type { OfferChannel } from "../contracts/vocabulary.ts";
import type { EnvironmentKind, Part } from "../environments/environment.ts";
import type { ContactId } from "../kit/brand.ts";
import type { Exclusion, Severity } from "../tickets/vocabulary.ts";

/** Why a request is not covered: the clause, the facts of the case, and what would cure it. Days are of the contract's zone. */
export type Reason =
  | {
      readonly code: "no_active_subscription";
      readonly clause: "R-12-01";
      readonly because: "none" | "not_started" | "ended" | "other_product" | "not_named";
      /** The first covered day, or the first that is not covered any more. */
      readonly on: Temporal.PlainDate | null;
      readonly cure: "subscribe" | "wait_for_start" | "renew" | "add_product" | "choose_contract";
    }
  | {
      readonly code: "not_named_contact";
      readonly clause: "R-21-04";
      readonly limit: number;
      readonly named: readonly ContactId[];
      readonly cure: "name_contact" | "swap_contact";
    }
  | {
      readonly code: "not_production";
      readonly clause: "R-21-01";
      readonly kind: EnvironmentKind;
      readonly cure: "reproduce_in_production";
    }
  | {
      readonly code: "past_eosl";
      readonly clause: "R-22-01";
      readonly line: string;
      readonly on: Temporal.PlainDate;
      /** The release to change to; null where the catalogue has none that is supported. */
      readonly release: string | null;
      readonly cure: "version_change" | "extended_support";
    }
  | {
      readonly code: "app_server_not_eligible";
      readonly clause: "R-22-02";
      readonly appServer: Part;
      readonly eligible: readonly string[];
      readonly cure: "change_app_server";
    }
  | {
      readonly code: "add_on_not_covered";
      readonly clause: "R-21-04";
      readonly addOns: readonly string[];
      readonly cure: "reproduce_without_add_on";
    }
  | {
      readonly code: "channel_not_in_offer";
      readonly clause: "R-31-02";
      readonly channel: OfferChannel;
      readonly offered: readonly OfferChannel[];
      readonly cure: "use_offered_channel";
    }
  | {
      readonly code: "severity_not_covered";
      readonly clause: "R-21-04";
      readonly severity: Severity;
      readonly covered: readonly Severity[];
      readonly cure: "change_offer";
    }
  | {
      readonly code: "topic_excluded";
      readonly clause: "R-21-03";
      readonly topic: Exclusion;
      readonly cure: "order_services";
    };

export type ReasonCode = Reason["code"];

/** What would have to be told before coverage can be judged whole: never counted for the request, nor against it. */
export type Unknown =
  | "environment"
  | "release"
  | "release_line"
  | "app_server"
  | "add_ons"
  | "severity";
