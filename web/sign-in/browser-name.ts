const browsers: [RegExp, string][] = [
  [/Edg\//u, "Edge"],
  [/OPR\//u, "Opera"],
  [/Firefox\//u, "Firefox"],
  [/Chrom(e|ium)\//u, "Chrome"],
  [/Safari\//u, "Safari"],
];
const systems: [RegExp, string][] = [
  [/Windows/u, "Windows"],
  [/iPhone|iPad/u, "iOS"],
  [/Android/u, "Android"],
  [/Mac OS X/u, "macOS"],
  [/Linux/u, "Linux"],
];

/** "Firefox · Linux" from what a browser says of itself; what is not known is shown as it came. */
export function browserName(agent: string | null): string | undefined {
  if (agent === null || agent === "") return undefined;
  const browser = browsers.find(([pattern]) => pattern.test(agent))?.[1];
  const system = systems.find(([pattern]) => pattern.test(agent))?.[1];
  return [browser, system].filter(Boolean).join(" · ") || agent.slice(0, 60);
}
