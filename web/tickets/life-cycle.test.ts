import { describe, expect, test } from "vitest";
import { STATES } from "#core/tickets/vocabulary.ts";
import english from "#locales/en/lifecycle.json" with { type: "json" };
import french from "#locales/fr/lifecycle.json" with { type: "json" };
import { arrange } from "#web/ui/map/arrange.ts";
import { overlap } from "#web/ui/map/geometry.ts";
import { lifeCycleOf } from "./life-cycle.ts";

const languages = { french, english };

describe.each(STATES)("the map of a ticket that is %s", (here) => {
  test.each(["french", "english"] as const)("writes no words over others: %s", (language) => {
    const { states, commands } = languages[language];
    const words = new Map<string, string>([
      ...Object.entries(states).map(([key, { name }]) => [`states.${key}.name`, name] as const),
      ...Object.entries(commands).map(([key, { name }]) => [`commands.${key}.name`, name] as const),
    ]);
    const say = (key: string) => words.get(key) ?? "";
    const { nodes, edges } = arrange({ ...lifeCycleOf(say, here), here });
    const written = [
      ...edges.flatMap(({ words: box, labels }) => (box ? [{ name: labels.join(" "), box }] : [])),
      ...nodes.map(({ node: { label }, box }) => ({ name: label, box })),
    ];
    const covered = written.flatMap((one, index) =>
      written.slice(index + 1).flatMap((other) => {
        return overlap(one.box, other.box) ? [`${one.name} / ${other.name}`] : [];
      }),
    );
    expect(covered).toEqual([]);
  });
});
