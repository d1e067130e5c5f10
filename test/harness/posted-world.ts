import type { ParsedMail } from "mailparser";
import { handsOn, momentsOf, type Hands } from "./hands.ts";
import { openPostOffice, type PostOffice } from "./post-office.ts";
import { openWorld, type World } from "./world.ts";

/** A world whose letters leave, to a mail server that keeps them for whoever looks. */
export interface PostedWorld {
  readonly world: World;
  readonly hands: Hands;
  readonly reach: ReturnType<typeof momentsOf>;
  /** What the worker sends now, since this was last asked. */
  readonly letters: () => Promise<readonly ParsedMail[]>;
  /** From now on, the mail server refuses letters to these addresses alone. */
  readonly refuse: PostOffice["refuse"];
  readonly close: () => Promise<void>;
}

export async function openPostedWorld(now: () => Temporal.Instant): Promise<PostedWorld> {
  const post = await openPostOffice();
  const world = await openWorld({ SMTP_URL: post.url }, now);
  const hands = handsOn(world);
  return {
    world,
    hands,
    reach: momentsOf(hands),
    refuse: post.refuse,
    async letters() {
      await world.work();
      return post.take();
    },
    async close() {
      await world.close();
      await post.close();
    },
  };
}

/** Whom letters are to, each as often as there are letters. */
export function readersOf(sent: readonly ParsedMail[]): readonly string[] {
  return sent.flatMap(({ to }) => [to].flat().map((one) => one?.text ?? "")).toSorted();
}
