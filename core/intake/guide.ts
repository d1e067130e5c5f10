/** What the guide explains (R-31-08), in the order in which it does. */
export const GUIDE_TOPICS = [
  "version",
  "system",
  "logs",
  "stack_traces",
  "thread_dump",
  "memory_dump",
  "profile",
  "scenario",
] as const;
export type GuideTopic = (typeof GUIDE_TOPICS)[number];

export const GUIDE_SERVERS = ["tomcat", "jboss"] as const;
export type GuideServer = (typeof GUIDE_SERVERS)[number];
export const GUIDE_SYSTEMS = ["linux", "windows"] as const;
export type GuideSystem = (typeof GUIDE_SYSTEMS)[number];

/** Which topic explains how to come by an item of a form. */
const OF_ITEM: Readonly<Record<string, GuideTopic>> = {
  release: "version",
  os: "system",
  app_server: "system",
  jvm: "system",
  scenario: "scenario",
  profile: "profile",
  state_before: "thread_dump",
  logs: "logs",
  stack_traces: "stack_traces",
};

/** Undefined where an item needs no explaining. */
export function topicOf(key: string): GuideTopic | undefined {
  return Object.hasOwn(OF_ITEM, key) ? OF_ITEM[key] : undefined;
}

/** The explanation for that server on that system: the one that was written for both, for the system, or for all. */
export function explanationOf(
  texts: Readonly<Record<string, string>>,
  server: GuideServer,
  system: GuideSystem,
): string {
  return texts[`${server}_${system}`] ?? texts[system] ?? texts["any"] ?? "";
}

/** What is known of a system's server and its operating system, as the guide sorts them. */
export function placeOf(
  os: string | undefined,
  appServer: string | undefined,
): { readonly server: GuideServer; readonly system: GuideSystem } {
  return {
    server: /jboss|wildfly/iu.test(appServer ?? "") ? "jboss" : "tomcat",
    system: /windows/iu.test(os ?? "") ? "windows" : "linux",
  };
}
