/** What a sentence about an event is made of: the event, the words, and the names and facts that they take in. */
import type { TFunction } from "i18next";
import type { EventView } from "#api/ticket-views.ts";

export type Say = TFunction<["lifecycle", "history", "escalations"]>;
export type Telling = { event: EventView; t: Say; values: Record<string, unknown> };
