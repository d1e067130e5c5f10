import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  sign,
  verify,
  type KeyObject,
} from "node:crypto";

/** The desk's own Ed25519 key: whoever has its public half can tell that the heads of the log were signed here. */
export interface SigningKey {
  /** Raw 32 bytes. */
  readonly publicKey: Buffer;
  sign(content: Buffer): Buffer;
}

const PKCS8 = Buffer.from("302e020100300506032b657004220420", "hex");
const SPKI = Buffer.from("302a300506032b6570032100", "hex");

/** A new private key: 32 bytes in base64, as the configuration takes it. */
export function newSigningSecret(): string {
  const { privateKey } = generateKeyPairSync("ed25519");
  return privateKey
    .export({ format: "der", type: "pkcs8" })
    .subarray(PKCS8.length)
    .toString("base64");
}

export function signingKeyOf(secret: string): SigningKey {
  const der = Buffer.concat([PKCS8, Buffer.from(secret, "base64")]);
  const key = createPrivateKey({ key: der, format: "der", type: "pkcs8" });
  return {
    publicKey: rawPublic(createPublicKey(key)),
    sign: (content) => sign(null, content, key),
  };
}

export function signatureHolds(publicKey: Buffer, content: Buffer, signature: Buffer): boolean {
  const key = createPublicKey({
    key: Buffer.concat([SPKI, publicKey]),
    format: "der",
    type: "spki",
  });
  return verify(null, content, key, signature);
}

function rawPublic(key: KeyObject): Buffer {
  return key.export({ format: "der", type: "spki" }).subarray(SPKI.length);
}
