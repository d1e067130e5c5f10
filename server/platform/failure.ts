/** A start or a terminal command that cannot go on for a reason that the person at the terminal can act on. */
export class Failure extends Error {
  readonly code: FailureCode;
  readonly params: Readonly<Record<string, string | number>>;

  constructor(
    code: FailureCode,
    params: Readonly<Record<string, string | number>> = {},
    cause?: unknown,
  ) {
    super(code, { cause });
    this.name = "Failure";
    this.code = code;
    this.params = params;
  }
}

/** Each has its sentence in `locales/{fr,en}/cli.json` under `failures`. */
export type FailureCode =
  | "account_cannot_reach_data"
  | "chain_broken"
  | "data_directory_in_use"
  | "data_directory_unwritable"
  | "data_of_another_account"
  | "database_failed_to_start"
  | "database_keeps_dying"
  | "database_not_made"
  | "database_of_other_version"
  | "database_refused_account"
  | "database_too_old"
  | "database_unreachable"
  | "database_newer_than_program"
  | "database_holds_other_data"
  | "demo_on_public_address"
  | "demo_kept_for_public_address"
  | "disk_full"
  | "environment_file_unreadable"
  | "kept_wrong"
  | "migration_changed"
  | "migration_failed"
  | "no_desk_here"
  | "no_desk_in_database"
  | "no_embedded_database_here"
  | "port_in_use"
  | "port_not_allowed"
  | "host_not_here"
  | "argument_unexpected"
  | "option_refused"
  | "ticket_not_named"
  | "unknown_option"
  | "setting_wrong"
  | "ticket_unknown";

/** The `code` of a system or PostgreSQL error, where there is one. */
export function errorCode(error: unknown): string | undefined {
  if (error instanceof AggregateError) return errorCode(error.errors[0]);
  if (!(error instanceof Error) || !("code" in error)) return undefined;
  return typeof error.code === "string" ? error.code : undefined;
}

/** Whether an error says no more than that the database was away, or had no room: it comes back, and so may who asked. */
export function isLostConnection(error: unknown): boolean {
  const code = errorCode(error) ?? "";
  if (/^(57P0|53|08|ECONN|EPIPE)/.test(code)) return true;
  if (code === "ENOENT") return isOfConnecting(error);
  const told = error instanceof Error ? error.message : "";
  return /Connection terminated|is not queryable|timeout (expired|exceeded)/.test(told);
}

/** The socket of a database that is away is a file that is not there; any other such file does not come back by itself. */
function isOfConnecting(error: unknown): boolean {
  return error instanceof Error && "syscall" in error && error.syscall === "connect";
}
