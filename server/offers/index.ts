export { offerDoors } from "./http.ts";
export { readOffered, viewOfferTerms } from "./reads.ts";
export { insertOffer, listOffers, type Offer } from "./store.ts";
