import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";

/** Keeps in the database what only the running program is to read: whoever has a copy of the database alone has nothing of it. */
export interface Sealing {
  /** @param place where it is kept: what was sealed for one place opens at no other. */
  seal(text: string, place: string): string;
  /**
   * What was kept before things were sealed is given as it is.
   * @throws where it was sealed by another secret, for another place, or was changed since.
   */
  open(kept: string, place: string): string;
}

const MARK = "sealed:1:";
const NONCE = 12;
const TAG = 16;

export function isSealed(kept: string): boolean {
  return kept.startsWith(MARK);
}

/** @param secret the one that sessions are signed with; the key that is made of it opens no session. */
export function openSealing(secret: string): Sealing {
  const key = Buffer.from(hkdfSync("sha256", secret, "", "permanence kept secrets 1", 32));
  return {
    seal(text, place) {
      const nonce = randomBytes(NONCE);
      const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(Buffer.from(place));
      const sealed = [cipher.update(text, "utf8"), cipher.final()];
      return MARK + Buffer.concat([nonce, ...sealed, cipher.getAuthTag()]).toString("base64url");
    },
    open(kept, place) {
      if (!isSealed(kept)) return kept;
      const bytes = Buffer.from(kept.slice(MARK.length), "base64url");
      const [nonce, tag] = [bytes.subarray(0, NONCE), bytes.subarray(-TAG)];
      try {
        const opening = createDecipheriv("aes-256-gcm", key, nonce, { authTagLength: TAG })
          .setAAD(Buffer.from(place))
          .setAuthTag(tag);
        const text = [opening.update(bytes.subarray(NONCE, -TAG)), opening.final()];
        return Buffer.concat(text).toString("utf8");
      } catch {
        throw new Error(`What is kept in ${place} does not open: was AUTH_SECRET another one?`);
      }
    },
  };
}
