import { createECDH, createPublicKey, verify } from "node:crypto";
import { expect, test } from "vitest";
import { newPushSecret, pushKeyOf, sealPush } from "./web-push.ts";

test("a message is sealed as the example of RFC 8291 has it", () => {
  const pair = createECDH("prime256v1");
  pair.setPrivateKey(Buffer.from("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw", "base64url"));
  const target = {
    p256dh:
      "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
    auth: "BTBZMqHH6r4Tts7J_aSIgg",
  };
  const salt = Buffer.from("DGv6ra1nlYgDCS1FRnbzlw", "base64url");
  const message = Buffer.from("When I grow up, I want to be a watermelon");
  expect(sealPush(message, target, { pair, salt }).toString("base64url")).toBe(
    "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN",
  );
});

test("two messages are never sealed alike, and none is longer than a record", () => {
  const pair = createECDH("prime256v1");
  pair.generateKeys();
  const target = {
    p256dh: pair.getPublicKey("base64url"),
    auth: Buffer.alloc(16, 7).toString("base64url"),
  };
  const message = Buffer.from("{}");
  expect(sealPush(message, target)).not.toEqual(sealPush(message, target));
  expect(() => sealPush(Buffer.alloc(4001), target)).toThrow("4000 bytes");
});

test("a push service can check who sends, to whom and until when", () => {
  const key = pushKeyOf(newPushSecret(), "mailto:desk@desk.example");
  const now = Temporal.Instant.from("2026-11-28T03:00:00Z");
  const header = key.vouch("https://push.example:8443/send/abc", now);
  const [, head = "", claims = "", signature = "", publicKey = ""] =
    /^vapid t=([^.]+)\.([^.]+)\.([^,]+), k=(.+)$/.exec(header) ?? [];
  expect(publicKey).toBe(key.publicKey);
  expect(JSON.parse(Buffer.from(head, "base64url").toString())).toEqual({
    typ: "JWT",
    alg: "ES256",
  });
  expect(JSON.parse(Buffer.from(claims, "base64url").toString())).toEqual({
    aud: "https://push.example:8443",
    exp: now.epochMilliseconds / 1000 + 12 * 3600,
    sub: "mailto:desk@desk.example",
  });
  const point = Buffer.from(publicKey, "base64url");
  const jwk = {
    kty: "EC",
    crv: "P-256",
    x: point.subarray(1, 33).toString("base64url"),
    y: point.subarray(33).toString("base64url"),
  };
  const theirs = createPublicKey({ format: "jwk", key: jwk });
  const isGenuine = verify(
    "sha256",
    Buffer.from(`${head}.${claims}`),
    { key: theirs, dsaEncoding: "ieee-p1363" },
    Buffer.from(signature, "base64url"),
  );
  expect(isGenuine).toBe(true);
});
