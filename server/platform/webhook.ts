import { createHmac } from "node:crypto";

interface Told {
  /** The same at every try, so that whoever hears it twice knows. */
  readonly id: string;
  readonly body: Buffer;
  /** `whsec_` and the key in base64. */
  readonly secret: string;
  readonly now: Temporal.Instant;
}

/** The headers of what is told to somebody else's program, signed by the Standard Webhooks specification (1.0). */
export function webhookHeaders({ id, body, secret, now }: Told): Readonly<Record<string, string>> {
  const timestamp = String(Math.floor(now.epochMilliseconds / 1000));
  const key = Buffer.from(secret.replace(/^whsec_/, ""), "base64");
  const signature = createHmac("sha256", key)
    .update(`${id}.${timestamp}.`)
    .update(body)
    .digest("base64");
  return {
    "content-type": "application/json",
    "user-agent": "Permanence",
    "webhook-id": id,
    "webhook-timestamp": timestamp,
    "webhook-signature": `v1,${signature}`,
  };
}
