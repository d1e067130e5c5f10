import { lstatSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { parseEnv } from "node:util";
import { errorCode, Failure } from "./failure.ts";
import { settings, settingNames, type SettingName, type Settings } from "./settings.ts";

export interface Config {
  readonly port: number;
  readonly host: string;
  /** As configured; the address that people really type is known only once the web process listens. */
  readonly publicUrl: string | undefined;
  readonly database: EmbeddedDatabase | ExternalDatabase;
  readonly databaseReplicaUrl: string | undefined;
  readonly databasePoolMax: number;
  /** Absolute. */
  readonly dataDirectory: string;
  readonly smtpUrl: string | undefined;
  readonly mailFrom: string;
  readonly role: "all" | "web" | "worker";
  readonly logLevel: string;
  readonly authSecret: string | undefined;
  readonly signingKey: string | undefined;
  /** Public keys that signed the history before, in base64. */
  readonly signingKeysKnown: readonly string[];
  /** Addresses or networks of the proxies in front, which may say who the caller is; nobody else may. */
  readonly trustedProxies: readonly string[];
  readonly fileMaxBytes: number;
  /** Of ticket pages in memory, about; 0 keeps none. */
  readonly pagesKeptBytes: number;
  /** With which what is pushed to browsers is vouched for, 32 bytes in base64. */
  readonly pushKey: string | undefined;
  /** Networks that alerts may be sent to although they are no part of the Internet. */
  readonly outgoingNetworks: readonly string[];
}

export interface EmbeddedDatabase {
  readonly kind: "embedded";
}

export interface ExternalDatabase {
  readonly kind: "external";
  readonly desk: string;
  readonly owner: string | undefined;
  readonly portal: string | undefined;
}

/**
 * Reads `.env` of the working directory where there is one; what the environment already says wins over it.
 * @throws Failure `environment_file_unreadable`, also where a link leads to no file: whoever made it meant one.
 */
export function readEnvironmentFile(
  path = ".env",
  environment: NodeJS.ProcessEnv = process.env,
): void {
  for (const [name, value] of Object.entries(parseEnv(textOf(path))))
    if (value !== undefined) environment[name] ??= value;
}

/** Empty where there is no file. Without the mark that some editors put before a text, which would be a part of the first name. */
function textOf(path: string): string {
  try {
    if (lstatSync(path, { throwIfNoEntry: false }) === undefined) return "";
    return new TextDecoder("utf-8", { fatal: true }).decode(readFileSync(path));
  } catch (error) {
    const code = errorCode(error) ?? "";
    const told = code === "ERR_ENCODING_INVALID_ENCODED_DATA" ? "UTF-8" : code;
    throw new Failure("environment_file_unreadable", { path: resolve(path), told }, error);
  }
}

/** @throws Failure `setting_wrong`, naming every wrong variable, one sentence each. */
export function readConfig(environment: NodeJS.ProcessEnv = process.env): Config {
  const values = parseSettings(environment);
  return Object.freeze({
    port: values.PORT,
    host: values.HOST,
    publicUrl: values.PUBLIC_URL,
    database: databaseOf(values),
    databaseReplicaUrl: values.DATABASE_REPLICA_URL,
    databasePoolMax: values.DATABASE_POOL,
    dataDirectory: resolve(values.DATA_DIR),
    smtpUrl: values.SMTP_URL,
    mailFrom: values.MAIL_FROM,
    role: values.PERMANENCE_ROLE,
    logLevel: values.LOG_LEVEL,
    authSecret: values.AUTH_SECRET,
    signingKey: values.SIGNING_KEY,
    signingKeysKnown: values.SIGNING_KEYS_KNOWN?.split(",") ?? [],
    trustedProxies: values.TRUSTED_PROXIES?.split(",") ?? [],
    fileMaxBytes: values.FILE_MAX_BYTES,
    pagesKeptBytes: values.PAGES_KEPT_BYTES,
    pushKey: values.PUSH_KEY,
    outgoingNetworks: values.OUTGOING_NETWORKS?.split(",") ?? [],
  });
}

function parseSettings(environment: NodeJS.ProcessEnv): Settings {
  const values: Partial<Record<SettingName, unknown>> = {};
  const failures: Failure[] = [];
  for (const name of settingNames) {
    const given = environment[name];
    const parsed = settings[name].safeParse(given === "" ? undefined : given);
    if (parsed.success) values[name] = parsed.data;
    else failures.push(wrong(name, given, parsed.error.issues[0]?.message ?? ""));
  }
  if (values.DATABASE_URL === undefined) {
    for (const name of [
      "DATABASE_OWNER_URL",
      "DATABASE_PORTAL_URL",
      "DATABASE_REPLICA_URL",
    ] as const) {
      if (values[name] !== undefined) failures.push(wrong(name, "…", "DATABASE_URL"));
    }
  }
  // A worker by itself cannot know which port the web process was given, and letters link to it.
  if (values.PERMANENCE_ROLE === "worker" && values.PORT === 0 && values.PUBLIC_URL === undefined)
    failures.push(wrong("PORT", "0", "1–65535, PUBLIC_URL"));
  if (failures.length > 0) throw new AggregateError(failures, "settings");
  return values as Settings;
}

function wrong(name: SettingName, given: string | undefined, expected: string): Failure {
  const secretive = name.endsWith("_URL") || name.endsWith("_KEY") || name.endsWith("_SECRET");
  return new Failure("setting_wrong", { name, given: secretive ? "…" : (given ?? ""), expected });
}

function databaseOf(values: Settings): EmbeddedDatabase | ExternalDatabase {
  if (values.DATABASE_URL === undefined) return { kind: "embedded" };
  return {
    kind: "external",
    desk: values.DATABASE_URL,
    owner: values.DATABASE_OWNER_URL,
    portal: values.DATABASE_PORTAL_URL,
  };
}
