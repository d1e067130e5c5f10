import { pino, type Logger } from "pino";

export type Log = Logger;

/** JSON lines on standard error: standard output belongs to what people and programs asked for. */
export function openLog(level: string): Log {
  return pino(
    {
      level,
      base: null,
      redact: { paths: ["password", "token", "*.password", "*.token", "req.headers.cookie"] },
    },
    stderr(),
  );
}

function stderr(): NodeJS.WritableStream {
  return process.stderr;
}
