import { lookup, type LookupAllOptions, type LookupOptions } from "node:dns";
import { request as requestPlain, type RequestOptions } from "node:http";
import { request as requestSecure } from "node:https";
import { BlockList, isIP, type LookupFunction } from "node:net";

/** What is sent to an address that somebody else wrote: a browser's push service, a paging service. */
export interface Sent {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** The way out to addresses that people or browsers name. It leads to the Internet alone, whatever a name resolves to. */
export interface Outside {
  /** Whether anything would be sent there, as far as the address alone tells. */
  allows(url: string): boolean;
  /**
   * Posts, follows no redirect and reads no answer. @returns the HTTP status.
   * @throws where the address is not allowed, nothing answers within ten seconds, or the connection fails.
   */
  post(url: string, sent: Sent): Promise<number>;
}

/** Milliseconds, for all of it. */
const TIMEOUT = 10_000;

/**
 * @param networks that may be sent to although they are no part of the Internet, as `10.1.0.0/16`. On a loopback address of
 * theirs, and nowhere else, plain http is enough.
 */
export function openOutside(networks: readonly string[]): Outside {
  const allowed = new BlockList();
  for (const network of networks) {
    const [address = "", bits = ""] = network.split("/");
    allowed.addSubnet(address, Number(bits), familyOf(address));
  }
  const isAllowed = (address: string) =>
    isPublic(address) || allowed.check(address, familyOf(address));
  const allows = (text: string) => {
    if (!URL.canParse(text)) return false;
    const { protocol, hostname, username, password } = new URL(text);
    if (username !== "" || password !== "") return false;
    const host = hostname.replaceAll(/^\[|\]$/g, "");
    if (isIP(host) === 0) return protocol === "https:";
    if (!isAllowed(host)) return false;
    return protocol === "https:" || (protocol === "http:" && LOOPBACK.check(host, familyOf(host)));
  };
  return {
    allows,
    post(url, sent) {
      if (!allows(url)) return Promise.reject(new Error("This address is not sent to"));
      return post(new URL(url), sent, lookingUp(isAllowed));
    },
  };
}

function post(url: URL, { headers, body }: Sent, lookUp: LookupFunction): Promise<number> {
  const options: RequestOptions = {
    method: "POST",
    headers: { ...headers, "content-length": String(body.length) },
    agent: false,
    lookup: lookUp,
    signal: AbortSignal.timeout(TIMEOUT),
  };
  return new Promise((resolve, reject) => {
    const request = url.protocol === "https:" ? requestSecure : requestPlain;
    const sending = request(url, options, (answer) => {
      answer.on("error", () => undefined);
      answer.destroy();
      resolve(answer.statusCode ?? 0);
    });
    sending.on("error", reject);
    sending.end(body);
  });
}

/** Looks names up as ever, and refuses one that leads inside: the connection is then made to what was looked at. */
function lookingUp(isAllowed: (address: string) => boolean): LookupFunction {
  return (hostname, options: LookupOptions, callback) => {
    const all: LookupAllOptions = { ...options, all: true };
    lookup(hostname, all, (error, addresses) => {
      // Without an address none is given, whatever the type says.
      if (error !== null) return callback(error, "", 0);
      const [first] = addresses;
      const isInside = addresses.some(({ address }) => !isAllowed(address));
      if (first === undefined || isInside) callback(new Error("not sent to"), "", 0);
      else if (options.all === true) callback(null, addresses);
      else callback(null, first.address, first.family);
    });
  };
}

const familyOf = (address: string) => (isIP(address) === 6 ? "ipv6" : "ipv4");

const LOOPBACK = new BlockList();
LOOPBACK.addSubnet("127.0.0.0", 8, "ipv4");
LOOPBACK.addAddress("::1", "ipv6");

/** What the registries keep for other than hosts of the Internet (IANA special-purpose addresses). */
const SPECIAL = new BlockList();
for (const [address, bits] of [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 3],
] as const)
  SPECIAL.addSubnet(address, bits, "ipv4");
for (const [address, bits] of [
  ["2001::", 23],
  ["2001:db8::", 32],
  ["2002::", 16],
  ["3fff::", 20],
] as const)
  SPECIAL.addSubnet(address, bits, "ipv6");

/** Of IPv6 only what is given out as global: whatever wraps an IPv4 address is not. */
const GLOBAL = new BlockList();
GLOBAL.addSubnet("2000::", 3, "ipv6");

function isPublic(address: string): boolean {
  const family = familyOf(address);
  if (SPECIAL.check(address, family)) return false;
  return family === "ipv4" || GLOBAL.check(address, "ipv6");
}
