export { offerDoors } from "./http.ts";
export { viewOfferTerms } from "./reads.ts";
export { findOffer, insertOffer, listOffers, type Offer } from "./store.ts";
