/** Reads of an event's payload, which the contract leaves open. */
type Payload = Readonly<Record<string, unknown>>;

export function wordIn(payload: Payload, name: string): string | undefined {
  const value = payload[name];
  return typeof value === "string" && value !== "" ? value : undefined;
}

export function numberIn(payload: Payload, name: string): number | undefined {
  const value = payload[name];
  return typeof value === "number" ? value : undefined;
}

export function yesIn(payload: Payload, name: string): boolean {
  return payload[name] === true;
}

export function numbersIn(payload: Payload, name: string): number[] {
  const value = payload[name];
  return Array.isArray(value) ? value.filter((one) => typeof one === "number") : [];
}

type RecordedBy = { saidBy: string; channel: string; saidAt: string };

/** Who said so elsewhere, where an agent wrote it down for them. */
export function recordedIn(payload: Payload): RecordedBy | undefined {
  const value = payload["recorded"];
  if (typeof value !== "object" || value === null) return undefined;
  const { saidBy, channel, saidAt } = { saidBy: "", channel: "", saidAt: "", ...value };
  return { saidBy, channel, saidAt };
}
