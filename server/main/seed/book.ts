import type { AgentId, ContactId, OrganisationId, SubscriptionId } from "#core/kit/brand.ts";
import type { Brand } from "#core/kit/brand.ts";
import type { Agent } from "#cast/agents.ts";
import type { Contact } from "#cast/contacts.ts";
import type { Organisation } from "#cast/organisations.ts";
import type { Subscription } from "#cast/subscriptions.ts";
import { newId } from "#server/platform/identity.ts";

/** Those of a cast whom its tickets name. */
export interface Cast {
  readonly organisations: readonly Organisation[];
  readonly contacts: readonly Contact[];
  readonly agents: readonly Agent[];
  readonly subscriptions: readonly Subscription[];
}

/** Under which ids the database knows what a cast names by keys. Each throws on a key that it does not know. */
export interface Book {
  readonly organisation: (key: string) => OrganisationId;
  readonly contact: (key: string) => ContactId;
  readonly agent: (key: string) => AgentId;
  readonly subscription: (key: string) => SubscriptionId;
  readonly partnerOf: (subscriptionKey: string) => OrganisationId | null;
}

export function bookOf(cast: Cast): Book {
  const organisation = register<"OrganisationId">(cast.organisations);
  const partners = new Map(cast.subscriptions.map(({ key, partner }) => [key, partner]));
  return {
    organisation,
    contact: register<"ContactId">(cast.contacts),
    agent: register<"AgentId">(cast.agents),
    subscription: register<"SubscriptionId">(cast.subscriptions),
    partnerOf(key) {
      const partner = partners.get(key);
      return partner === undefined ? null : organisation(partner);
    },
  };
}

function register<Name extends string>(all: readonly { readonly key: string }[]) {
  const ids = new Map(all.map(({ key }) => [key, newId<Name>()]));
  return (key: string): Brand<Name> => ids.get(key) ?? unknownKey(key);
}

function unknownKey(key: string): never {
  throw new Error(`The cast knows nothing called ${key}`);
}
