import { EXO_TEMPLATES } from "./exo.ts";
import { OTHER_TEMPLATES } from "./others.ts";
import type { OfferTemplate } from "./template.ts";

export const OFFER_TEMPLATES: readonly OfferTemplate[] = [...EXO_TEMPLATES, ...OTHER_TEMPLATES];
