import { pino, type Logger } from "pino";

export type Log = Logger;

/**
 * JSON lines on standard error: standard output belongs to what people and programs asked for. What failed is given as
 * `error`: of it a line keeps what finds the cause.
 */
export function openLog(level: string, to: NodeJS.WritableStream = process.stderr): Log {
  return pino(
    {
      level,
      base: null,
      errorKey: "error",
      serializers: { error: told },
      redact: { paths: ["password", "token", "*.password", "*.token", "req.headers.cookie"] },
    },
    to,
  );
}

/** Of an error what finds its cause: no values of rows, which the database adds, and nothing else that hangs on it. */
function told(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const { name, message, stack, cause } = error;
  const code = "code" in error ? error.code : undefined;
  const errors: unknown = "errors" in error ? error.errors : undefined;
  return {
    ...{ name, code, message, stack },
    ...(cause === undefined ? {} : { cause: told(cause) }),
    // Of a host with several addresses each has its own; the whole says nothing.
    ...(Array.isArray(errors) ? { errors: errors.map(told) } : {}),
  };
}
