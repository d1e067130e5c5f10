import { sentence, type SentenceKey } from "#locales/terminal.js";
import { readConfig, readEnvironmentFile, type Config } from "#server/platform/config.ts";
import { Failure, isLostConnection } from "#server/platform/failure.ts";
import { Interrupted, makeClosers, type Closers } from "./closers.ts";

/** A line for the person at the terminal, in the terminal's language. */
export function say(
  key: SentenceKey,
  params: Readonly<Record<string, string | number>> = {},
): void {
  process.stdout.write(`${sentence(key, params)}\n`);
}

export interface Session {
  readonly config: Config;
  readonly closers: Closers;
  /** Ends the program from outside its flow: PostgreSQL is lost for good, for example. */
  fail(error: unknown): void;
  /** Ends a command that would otherwise stay. */
  finish(): void;
}

/**
 * Runs one terminal command from reading its settings to the process's exit.
 * However it ends (its own end, a signal, the launcher's death, a failure), everything that it opened is closed first;
 * a foreseen failure is one sentence and exit code 1.
 * @param body answers once its work is done; with `stays` the command then waits for a signal.
 */
export async function command(
  body: (session: Session) => Promise<void>,
  options: { readonly stays?: boolean } = {},
): Promise<void> {
  const closers = makeClosers();
  const ending = Promise.withResolvers<number>();
  listenForEnd(closers, ending, options.stays === true);
  const run = async (): Promise<void> => {
    readEnvironmentFile();
    const config = readConfig();
    await body({
      config,
      closers,
      fail: (error) => ending.resolve(tell(error)),
      finish: () => ending.resolve(0),
    });
  };
  const running = run().then(
    () => (options.stays === true ? undefined : ending.resolve(0)),
    (error: unknown) => ending.resolve(tell(error)),
  );
  const code = await ending.promise;
  closers.interrupt();
  await running;
  process.exit(await closed(closers, code));
}

async function closed(closers: Closers, code: number): Promise<number> {
  const tooLong = setTimeout(() => process.exit(1), 40_000);
  try {
    await closers.close();
    return code;
  } catch (error) {
    return tell(error);
  } finally {
    clearTimeout(tooLong);
  }
}

function listenForEnd(
  closers: Closers,
  ending: PromiseWithResolvers<number>,
  announces: boolean,
): void {
  let asked = false;
  const end = (): void => {
    if (asked) return;
    asked = true;
    closers.interrupt();
    if (announces && process.stdout.writable) say("start.stopping");
    ending.resolve(0);
  };
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT"] as const) process.on(name, end);
  process.on("uncaughtException", (error) => ending.resolve(tell(error)));
  process.on("unhandledRejection", (error) => {
    // The job library does not catch that it cannot write down what became of a job while the database is away: that must
    // not end a desk whose database is coming back.
    if (isLostConnection(error)) process.stderr.write(`${String(error)}\n`);
    else ending.resolve(tell(error));
  });
  // The reader of our output left (a closed pipe); that is no reason to end a desk.
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => undefined);
}

/** Says what went wrong, and answers the exit code. */
function tell(error: unknown): number {
  if (error instanceof Interrupted) return 0;
  if (error instanceof AggregateError && error.errors.every((one) => one instanceof Failure)) {
    for (const one of error.errors) tell(one);
    return 1;
  }
  if (error instanceof Failure) {
    process.stderr.write(`${sentence(`failures.${error.code}`, error.params)}\n`);
    return 1;
  }
  const told = error instanceof Error ? error.message : String(error);
  process.stderr.write(`${sentence("start.unexpected", { told })}\n`);
  if (process.env["LOG_LEVEL"] !== undefined && error instanceof Error)
    process.stderr.write(`${error.stack}\n`);
  return 1;
}
