import { LIFE_CYCLE } from "./life-cycle.ts";
import type { CommandName } from "./row.ts";
import { STATES, type State } from "./vocabulary.ts";

interface Transition {
  readonly from: State;
  readonly to: State;
  readonly commands: readonly CommandName[];
}

/** Every move between two different states, each with the commands that make it. */
export function transitions(): readonly Transition[] {
  return STATES.flatMap((from) =>
    STATES.filter((to) => to !== from).flatMap((to) => {
      const commands = LIFE_CYCLE.filter((row) => row.moves[from] === to).map((row) => row.command);
      return commands.length === 0 ? [] : [{ from, to, commands }];
    }),
  );
}
