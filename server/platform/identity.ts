import { randomFillSync } from "node:crypto";
import { as, type Brand } from "#core/kit/brand.ts";
import { now } from "./time.ts";

const CHANCE_IN_BYTES = 4096;
const chance = Buffer.alloc(CHANCE_IN_BYTES);
let taken = CHANCE_IN_BYTES;

/** Asked of the system for many ids at a time: each asking takes longer than all the rest of an id. */
function takeChance(bytes: number): Buffer {
  if (taken + bytes > CHANCE_IN_BYTES) {
    randomFillSync(chance);
    taken = 0;
  }
  taken += bytes;
  return Buffer.from(chance.subarray(taken - bytes, taken));
}

let lastMillisecond = 0;
let counter = 0;

/**
 * A new UUIDv7. Ids made one after the other by one process sort in that order,
 * so that keys grow at the right edge of their index and pages by id are stable.
 */
export function newId<Name extends string>(): Brand<Name> {
  const millisecond = Math.max(now().epochMilliseconds, lastMillisecond);
  counter = millisecond === lastMillisecond ? counter + 1 : takeChance(2).readUInt16BE() & 0x7ff;
  lastMillisecond = counter > 0xfff ? millisecond + 1 : millisecond;
  counter &= 0xfff;
  const bytes = takeChance(16);
  bytes.writeUIntBE(lastMillisecond, 0, 6);
  bytes.writeUInt16BE(0x7000 | counter, 6);
  bytes.writeUInt8(0x80 | (bytes.readUInt8(8) & 0x3f), 8);
  const hex = bytes.toString("hex");
  return as<Name>(
    `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`,
  );
}
