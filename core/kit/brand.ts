declare const brand: unique symbol;

/** A string that only the maker of its noun may mint, so that one noun's id is never given for another's. */
export type Brand<Name extends string> = string & { readonly [brand]: Name };

export type Reference = Brand<"Reference">;
export type OrganisationId = Brand<"OrganisationId">;
export type ContactId = Brand<"ContactId">;
export type AgentId = Brand<"AgentId">;
export type SubscriptionId = Brand<"SubscriptionId">;
export type AttachmentId = Brand<"AttachmentId">;
export type ProductId = Brand<"ProductId">;
export type EnvironmentId = Brand<"EnvironmentId">;

/** Mints a branded id from a string that was parsed or made as one. */
export function as<Name extends string>(value: string): Brand<Name> {
  return value as Brand<Name>;
}
