import { describe, expect, test } from "vitest";
import english from "#locales/en/guide.json" with { type: "json" };
import french from "#locales/fr/guide.json" with { type: "json" };
import {
  explanationOf,
  GUIDE_SERVERS,
  GUIDE_SYSTEMS,
  GUIDE_TOPICS,
  placeOf,
  topicOf,
} from "./guide.ts";
import { defaultItems, FILE_KINDS } from "./items.ts";

const places = GUIDE_SERVERS.flatMap((server) =>
  GUIDE_SYSTEMS.map((system) => [server, system] as const),
);

describe("R-31-08 the guide explains how to come by what is asked for", () => {
  test.each(GUIDE_TOPICS)("R-31-08 %s, on every server and system, in both languages", (topic) => {
    for (const { topics } of [english, french])
      for (const [server, system] of places)
        expect(explanationOf(topics[topic].text, server, system)).not.toBe("");
  });

  test("R-31-08 each file that a form asks for has its topic, and each topic is of use", () => {
    const asked = defaultItems("problem_report").filter(({ files }) => files.length > 0);
    expect(asked.flatMap(({ files }) => files).toSorted()).toEqual([...FILE_KINDS].toSorted());
    for (const { key } of asked) expect(topicOf(key)).toBeDefined();
    expect(topicOf("toString")).toBeUndefined();
    expect(topicOf("user_volume")).toBeUndefined();
  });

  test("for the server and the system that are known of an environment", () => {
    expect(placeOf("Windows Server 2022", "JBoss EAP 7.1")).toEqual({
      server: "jboss",
      system: "windows",
    });
    expect(placeOf("Debian", "Tomcat")).toEqual({ server: "tomcat", system: "linux" });
    expect(placeOf(undefined, undefined)).toEqual({ server: "tomcat", system: "linux" });
  });

  test("what is written for one place comes before what is written for all", () => {
    const texts = { any: "any", windows: "windows", jboss_windows: "both" };
    expect(explanationOf(texts, "jboss", "windows")).toBe("both");
    expect(explanationOf(texts, "tomcat", "windows")).toBe("windows");
    expect(explanationOf(texts, "tomcat", "linux")).toBe("any");
    expect(explanationOf({}, "tomcat", "linux")).toBe("");
  });
});
