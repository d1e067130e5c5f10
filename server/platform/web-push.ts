import {
  createCipheriv,
  createECDH,
  createPrivateKey,
  hkdfSync,
  randomBytes,
  sign,
  type ECDH,
} from "node:crypto";

/** Where a browser can be pushed to, as it said: keys in base64url. */
export interface PushTarget {
  readonly endpoint: string;
  readonly p256dh: string;
  readonly auth: string;
}

/** With which this desk tells push services that it is itself (VAPID, RFC 8292). */
export interface PushKey {
  /** In base64url, as browsers take it. */
  readonly publicKey: string;
  /** The header that vouches for what is sent to an endpoint, for twelve hours. */
  vouch(endpoint: string, now: Temporal.Instant): string;
}

const CURVE = "prime256v1";

export function newPushSecret(): string {
  const pair = createECDH(CURVE);
  pair.generateKeys();
  // The library leaves out leading zeros; the key is 32 bytes all the same.
  return Buffer.concat([Buffer.alloc(32), pair.getPrivateKey()])
    .subarray(-32)
    .toString("base64");
}

/**
 * @param secret 32 bytes in base64.
 * @param contact whom a push service may write to about it, as a URL.
 */
export function pushKeyOf(secret: string, contact: string): PushKey {
  const pair = createECDH(CURVE);
  pair.setPrivateKey(Buffer.from(secret, "base64"));
  const point = pair.getPublicKey();
  const key = createPrivateKey({
    format: "jwk",
    key: {
      kty: "EC",
      crv: "P-256",
      d: Buffer.from(secret, "base64").toString("base64url"),
      x: point.subarray(1, 33).toString("base64url"),
      y: point.subarray(33).toString("base64url"),
    },
  });
  const publicKey = point.toString("base64url");
  return {
    publicKey,
    vouch(endpoint, now) {
      const expires = Math.floor(now.epochMilliseconds / 1000) + 12 * 3600;
      const claims = { aud: new URL(endpoint).origin, exp: expires, sub: contact };
      const said = `${part({ typ: "JWT", alg: "ES256" })}.${part(claims)}`;
      const signature = sign("sha256", Buffer.from(said), { key, dsaEncoding: "ieee-p1363" });
      return `vapid t=${said}.${signature.toString("base64url")}, k=${publicKey}`;
    },
  };
}

function part(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString("base64url");
}

/** What is drawn anew for each message; a test gives what the standard's example drew. */
interface Drawn {
  readonly pair: ECDH;
  readonly salt: Buffer;
}

const RECORD_SIZE = 4096;

/** A message that only that browser can read (RFC 8291), as the body of `aes128gcm`; of 4000 bytes at the most. */
export function sealPush(
  message: Buffer,
  { p256dh, auth }: Pick<PushTarget, "p256dh" | "auth">,
  { pair, salt }: Drawn = draw(),
): Buffer {
  if (message.length > 4000) throw new RangeError("A push message is of 4000 bytes at the most");
  const theirs = Buffer.from(p256dh, "base64url");
  const ours = pair.getPublicKey();
  const info = Buffer.concat([Buffer.from("WebPush: info\0"), theirs, ours]);
  const shared = pair.computeSecret(theirs);
  const secret = derive(shared, Buffer.from(auth, "base64url"), info, 32);
  const key = derive(secret, salt, Buffer.from("Content-Encoding: aes128gcm\0"), 16);
  const nonce = derive(secret, salt, Buffer.from("Content-Encoding: nonce\0"), 12);
  const cipher = createCipheriv("aes-128-gcm", key, nonce);
  // One record, the last: 2 says so.
  const sealed = [cipher.update(message), cipher.update(Buffer.from([2])), cipher.final()];
  const head = Buffer.alloc(5);
  head.writeUInt32BE(RECORD_SIZE);
  head.writeUInt8(ours.length, 4);
  return Buffer.concat([salt, head, ours, ...sealed, cipher.getAuthTag()]);
}

function draw(): Drawn {
  const pair = createECDH(CURVE);
  pair.generateKeys();
  return { pair, salt: randomBytes(16) };
}

function derive(secret: Buffer, salt: Buffer, info: Buffer, bytes: number): Buffer {
  return Buffer.from(hkdfSync("sha256", secret, salt, info, bytes));
}
