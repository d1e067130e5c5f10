import { z } from "zod";
import type { Config } from "#server/platform/config.ts";
import { keepSecret, keptSecret, readSecret } from "#server/platform/secrets.ts";
import { newSigningSecret, signingKeyOf, type SigningKey } from "#server/platform/signing.ts";
import type { Marked, SigningMark } from "#server/signings/index.ts";

type Configured = Pick<Config, "signingKey" | "signingKeysKnown" | "dataDirectory">;

const KEY = "signing-key";
const KNOWN = "signing-keys-known";
const NEWEST = "newest-signing";

/**
 * The key that signs the heads of the log: as configured, or made at first start and kept in the data directory. Its
 * public half is noted there too, so that what it signed is still known after another key came.
 */
export function openSigning(config: Configured): {
  readonly signingKey: SigningKey;
  readonly mark: SigningMark;
} {
  const { dataDirectory } = config;
  const secret = config.signingKey ?? keptSecret(dataDirectory, KEY, newSigningSecret);
  const signingKey = signingKeyOf(secret);
  const known = noted(dataDirectory);
  const own = signingKey.publicKey.toString("base64");
  if (!known.includes(own))
    keepSecret(dataDirectory, KNOWN, [...known, own].map((key) => `${key}\n`).join(""));
  const mark = {
    read: () => readMark(dataDirectory),
    write: (marked: Marked) => keepSecret(dataDirectory, NEWEST, `${JSON.stringify(marked)}\n`),
  };
  return { signingKey, mark };
}

/** What signings are judged by: every public key that this desk had, and the newest signing it made. Makes nothing. */
export function readSigningTrust(config: Configured): {
  readonly keys: readonly Buffer[];
  readonly marked: Marked | undefined;
} {
  const { dataDirectory, signingKey, signingKeysKnown } = config;
  const secrets = [signingKey, readSecret(dataDirectory, KEY)].filter((one) => one !== undefined);
  const own = secrets.map((secret) => signingKeyOf(secret).publicKey.toString("base64"));
  // The key that signs now is noted among those that ever did: each is told once.
  const keys = new Set([...own, ...noted(dataDirectory), ...signingKeysKnown]);
  return {
    keys: [...keys].map((key) => Buffer.from(key, "base64")),
    marked: readMark(dataDirectory),
  };
}

function noted(dataDirectory: string): readonly string[] {
  return (readSecret(dataDirectory, KNOWN) ?? "").split("\n").filter((line) => line !== "");
}

const marking = z.object({ number: z.int().min(1), day: z.string(), signature: z.string() });

function readMark(dataDirectory: string): Marked | undefined {
  const kept = readSecret(dataDirectory, NEWEST);
  return kept === undefined ? undefined : marking.parse(JSON.parse(kept));
}
