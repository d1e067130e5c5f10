import { agents } from "./agents.ts";
import { contacts } from "./contacts.ts";
import { environments } from "./environments.ts";
import { objectives } from "./objectives.ts";
import { organisations } from "./organisations.ts";
import { products } from "./products.ts";
import { programme } from "./programme.ts";
import { releases } from "./releases.ts";
import { chat } from "./stories/chat.ts";
import { clustering } from "./stories/clustering.ts";
import { database } from "./stories/database.ts";
import { directory } from "./stories/directory.ts";
import { documents } from "./stories/documents.ts";
import { mail } from "./stories/mail.ts";
import { memory } from "./stories/memory.ts";
import { performance } from "./stories/performance.ts";
import { requests } from "./stories/requests.ts";
import { search } from "./stories/search.ts";
import { signIn } from "./stories/sign-in.ts";
import { startup } from "./stories/startup.ts";
import { system } from "./stories/system.ts";
import { upgrade } from "./stories/upgrade.ts";
import type { Story } from "./story.ts";
import { settings } from "./settings.ts";
import { offers, subscriptions } from "./subscriptions.ts";

const stories: readonly Story[] = [
  ...startup,
  ...directory,
  ...search,
  ...system,
  ...upgrade,
  ...memory,
  ...clustering,
  ...mail,
  ...chat,
  ...documents,
  ...signIn,
  ...performance,
  ...database,
  ...requests,
];

/** The whole demo desk: who works there, whom it serves under which contracts, and where each ticket stands. */
export const demo = {
  organisations,
  contacts,
  agents,
  products,
  releases,
  programme,
  offers,
  subscriptions,
  environments,
  settings,
  objectives,
  stories,
} as const;
