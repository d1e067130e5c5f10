import { createServer } from "node:net";
import { networkInterfaces } from "node:os";
import { BlockList, isIP } from "node:net";
import { Failure, errorCode } from "#server/platform/failure.ts";

const loopback = blocks([
  ["127.0.0.0", 8, "ipv4"],
  ["::1", 128, "ipv6"],
]);
const inside = blocks([
  ["127.0.0.0", 8, "ipv4"],
  ["10.0.0.0", 8, "ipv4"],
  ["172.16.0.0", 12, "ipv4"],
  ["192.168.0.0", 16, "ipv4"],
  ["169.254.0.0", 16, "ipv4"],
  ["100.64.0.0", 10, "ipv4"],
  ["::1", 128, "ipv6"],
  ["fc00::", 7, "ipv6"],
  ["fe80::", 10, "ipv6"],
]);

/** True where only this machine can reach the host. */
export function isLoopback(host: string): boolean {
  return /^(.+\.)?localhost$/i.test(host) || holds(loopback, host);
}

/** The first of the given hosts that strangers might reach: a public address, or a name that the public can look up. */
export function findPublicHost(hosts: readonly string[]): string | undefined {
  return hosts.flatMap(standingFor).find(isPublic);
}

/** The host part of an address that people type. */
export function hostOf(url: string): string {
  return new URL(url).hostname.replace(/^\[|\]$/g, "");
}

export function addressOf(host: string, port: number): string {
  return `http://${isIP(host) === 6 ? `[${host}]` : host}:${port}`;
}

/** Makes sure, before anything slow or lasting is done, that the port can be had. */
export async function demandPort(host: string, port: number): Promise<void> {
  const server = createServer();
  try {
    await new Promise<void>((resolve, reject) => {
      server.once("error", reject);
      server.listen({ host, port, exclusive: true }, resolve);
    });
  } catch (error) {
    throw listenFailure(error, host, port);
  }
  await new Promise((resolve) => server.close(resolve));
}

/** What a failed `listen` means to the person who started us. */
export function listenFailure(error: unknown, host: string, port: number): unknown {
  const code = errorCode(error);
  if (code === "EADDRINUSE") return new Failure("port_in_use", { host, port }, error);
  if (code === "EACCES") return new Failure("port_not_allowed", { host, port }, error);
  if (code === "EADDRNOTAVAIL" || code === "ENOTFOUND" || code === "EAI_AGAIN")
    return new Failure("host_not_here", { host }, error);
  return error;
}

function standingFor(host: string): string[] {
  if (host !== "0.0.0.0" && host !== "::") return [host];
  return Object.values(networkInterfaces()).flatMap((list) =>
    (list ?? []).map((one) => one.address),
  );
}

function isPublic(host: string): boolean {
  if (isIP(host) !== 0) return !holds(inside, host);
  const own =
    !host.includes(".") ||
    /(^|\.)(localhost|local|internal|lan|home\.arpa|test|example|invalid)$/i.test(host);
  return !own;
}

function holds(list: BlockList, host: string): boolean {
  const version = isIP(host);
  return version !== 0 && list.check(host, version === 6 ? "ipv6" : "ipv4");
}

function blocks(ranges: readonly (readonly [string, number, "ipv4" | "ipv6"])[]): BlockList {
  const list = new BlockList();
  for (const [network, prefix, version] of ranges) list.addSubnet(network, prefix, version);
  return list;
}
