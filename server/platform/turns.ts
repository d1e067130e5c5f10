/**
 * A queue at a door: whatever is asked for through it is done one after the other, in the order of asking, so that however
 * many ask, everybody else is served meanwhile. Whoever asked hears of a failure; whoever comes next is not held up by it.
 */
export function openTurns(): <Done>(work: () => Promise<Done>) => Promise<Done> {
  let before: Promise<unknown> = Promise.resolve();
  return (work) => {
    const done = before.then(work);
    before = done.catch(() => undefined);
    return done;
  };
}
