declare const proof: unique symbol;

/** A thing that policy let this actor do this action on. Only a policy can make one. */
export type Authorized<Thing, Action extends string> = Thing & { readonly [proof]: Action };

/** For policies only: marks what they have just allowed. */
export function authorized<Thing, Action extends string>(thing: Thing): Authorized<Thing, Action> {
  return thing as Authorized<Thing, Action>;
}
