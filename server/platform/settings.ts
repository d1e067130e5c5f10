import { isIP } from "node:net";
import { z } from "zod";

const url = (...protocols: string[]) =>
  z
    .string()
    .refine(
      (value) =>
        URL.canParse(dummyHost(value)) && protocols.includes(new URL(dummyHost(value)).protocol),
      {
        error: protocols.map((protocol) => `${protocol}//…`).join(", "),
      },
    );

const postgres = url("postgres:", "postgresql:").optional();
const secret = z.string().min(32, { error: "≥ 32 characters" }).optional();

/**
 * Every environment variable that the program reads, once: `--help` and the README list this table, the start validates by it.
 * The message of a refusal names what was expected; its sentence is made in the terminal's language.
 */
export const settings = {
  PORT: whole(0, 65_535).default(8080),
  HOST: z.string().min(1).default("127.0.0.1"),
  PUBLIC_URL: z
    .string()
    .refine(isOrigin, { error: "https://desk.example.org" })
    .transform((value) => new URL(value).origin)
    .optional(),
  DATABASE_URL: postgres,
  DATABASE_OWNER_URL: postgres,
  DATABASE_PORTAL_URL: postgres,
  DATABASE_REPLICA_URL: postgres,
  DATABASE_POOL: whole(1, 500).default(20),
  DATA_DIR: z.string().min(1).default("./data"),
  SMTP_URL: url("smtp:", "smtps:").optional(),
  MAIL_FROM: z.string().min(3).default("Permanence <permanence@localhost>"),
  PERMANENCE_ROLE: z.enum(["all", "web", "worker"], { error: "all, web, worker" }).default("all"),
  LOG_LEVEL: z
    .enum(["silent", "fatal", "error", "warn", "info", "debug", "trace"], {
      error: "silent, fatal, error, warn, info, debug, trace",
    })
    .default("warn"),
  AUTH_SECRET: secret,
  SIGNING_KEY: z.string().refine(isKey, { error: "32 bytes in base64" }).optional(),
  SIGNING_KEYS_KNOWN: z
    .string()
    .refine((value) => value.split(",").every(isKey), { error: "32 bytes in base64, …" })
    .optional(),
  PUSH_KEY: z.string().refine(isKey, { error: "32 bytes in base64" }).optional(),
  OUTGOING_NETWORKS: z
    .string()
    .refine((value) => value.split(",").every(isNetwork), { error: "10.0.0.0/8,fd00::/8" })
    .optional(),
  TRUSTED_PROXIES: z
    .string()
    .refine((value) => value.split(",").every(isProxy), { error: "10.0.0.1,10.1.0.0/16" })
    .optional(),
  FILE_MAX_BYTES: whole(1, 10 * 1024 ** 3).default(50 * 1024 ** 2),
  PAGES_KEPT_BYTES: whole(0, 10 * 1024 ** 3).default(32 * 1024 ** 2),
} as const;

export type SettingName = keyof typeof settings;
export type Settings = { readonly [Name in SettingName]: z.output<(typeof settings)[Name]> };

export const settingNames = Object.keys(settings) as SettingName[];

/** What stands for a variable that is not set, as `--help` shows it. */
export function defaultOf(name: SettingName): string {
  const parsed = settings[name].safeParse(undefined);
  return parsed.success && parsed.data !== undefined ? String(parsed.data) : "";
}

function whole(least: number, most: number) {
  const error = `${least}–${most}`;
  return z
    .string()
    .regex(/^\d{1,15}$/, { error })
    .transform(Number)
    .refine((value) => value >= least && value <= most, { error });
}

/** Pages, their cookie and the API are at the root: no desk answers below a path. */
function isOrigin(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const { protocol, username, password, pathname } = new URL(value);
  if (protocol !== "http:" && protocol !== "https:") return false;
  return username + password === "" && pathname === "/" && !/[?#]/.test(value);
}

function isKey(value: string): boolean {
  return Buffer.from(value, "base64").length === 32;
}

function isNetwork(value: string): boolean {
  const [address = "", bits = "", ...rest] = value.split("/");
  const family = isIP(address);
  const most = family === 6 ? 128 : 32;
  return family !== 0 && rest.length === 0 && /^\d{1,3}$/.test(bits) && Number(bits) <= most;
}

/** Whoever trusts every address lets anybody say who they are: what listens refuses that too. */
function isProxy(value: string): boolean {
  if (value.includes("%") || /\/0+$/.test(value)) return false;
  return isIP(value) !== 0 || isNetwork(value);
}

// A PostgreSQL address may leave out its host (a Unix socket follows in `?host=`), which URL cannot read.
function dummyHost(value: string): string {
  return value.replace(/(:\/\/|@)\//, "$1socket/");
}
