import type { Log } from "#server/platform/log.ts";
import type { Door, Identity } from "./door.ts";
import type { Speaker } from "./speak.ts";

/** What the HTTP side is made from. */
export interface Binding {
  readonly doors: readonly Door[];
  readonly speaker: Speaker;
  readonly log: Log;
  /** Who sends a request with this cookie header; undefined for nobody. */
  readonly identify: (cookies: string | undefined) => Promise<Identity | undefined>;
  readonly publicUrl: () => string;
  /** The present of every request. */
  readonly now: () => Temporal.Instant;
  /** Addresses or networks of proxies in front: only they may say who the caller is. */
  readonly trustedProxies: readonly string[];
}
