/** Why a contract can not be written down as asked. Each has a status, words and a page. */
export type ContractRefusal =
  | "ends_before_it_starts"
  | "products_required"
  | "too_many_named_contacts"
  | "target_not_positive"
  | "service_level_twice"
  | "phone_number_required"
  | "phone_out_of_place"
  | "lines_required"
  | "unknown_zone"
  | "partner_not_serving"
  | "partner_cycle"
  | "contract_overlaps"
  | "outside_contract"
  | "already_renewed"
  | "nothing_changes"
  | "offer_withdrawn";
