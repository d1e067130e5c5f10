import { createHash, randomBytes } from "node:crypto";

/** Lower-case hexadecimal SHA-256. */
export function sha256(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}

/** The same of what comes piece by piece. */
export async function sha256Of(content: AsyncIterable<Uint8Array>): Promise<string> {
  const hash = createHash("sha256");
  for await (const piece of content) hash.update(piece);
  return hash.digest("hex");
}

/** A salt that dies with what it hides: without it, a hash in the log tells nothing about a short text. */
export function newSalt(): Buffer {
  return randomBytes(16);
}

/** What the log keeps of an erasable thing: SHA-256 over the salt followed by the content. */
export function saltedHash(salt: Uint8Array, content: string | Uint8Array): string {
  return createHash("sha256").update(salt).update(content).digest("hex");
}
