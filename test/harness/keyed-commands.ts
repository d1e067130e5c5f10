import type { MovableClock } from "./clock.ts";
import { complete, handsOn, momentsOf, type BodyOf, type Key } from "./hands.ts";
import type { PersonKey, World } from "./world.ts";

const escalate = { ground: "blocking_point", expected: "Un interlocuteur qui décide" } as const;
const held = { outcome: "progress", text: "La cause est trouvée" } as const;

/** A command that may be given once, and who gives it. */
export interface Ready {
  readonly person: PersonKey;
  readonly reference: string;
  readonly body: object;
}

/** For each command of the life cycle a ticket on which it is open. */
export function openKeyedCommands(
  world: World,
  clock: MovableClock,
): Readonly<Record<Key, () => Promise<Ready>>> {
  const hands = handsOn(world);
  const reach = momentsOf(hands);
  const filed = async () => (await hands.file("claire")).reference;
  const escalated = async () => {
    const reference = await reach.open();
    await hands.does("claire", reference, "escalate", escalate);
    return reference;
  };
  const meeting = () => ({
    kind: "phone" as const,
    startsAt: clock.now().add({ hours: 1 }).toString(),
  });
  const proposed = async () => {
    const reference = await escalated();
    await hands.does("nadia", reference, "propose-interaction", meeting());
    return reference;
  };
  const agreed = async () => {
    const reference = await proposed();
    await hands.does("claire", reference, "agree-interaction", { proposal: 1 });
    clock.pass({ hours: 2 });
    return reference;
  };
  const silent = async () => {
    const reference = await reach.suspended();
    for (let attempt = 0; attempt < 3; attempt += 1) {
      clock.pass({ hours: 7 * 24 });
      await hands.does("nadia", reference, "remind", { channel: "phone" });
    }
    clock.pass({ hours: 7 * 24 });
    return reference;
  };
  const one =
    <Command extends Key>(
      person: PersonKey,
      reached: () => Promise<string>,
      body: BodyOf<Command> | (() => BodyOf<Command>),
    ) =>
    async (): Promise<Ready> => {
      const reference = await reached();
      return { person, reference, body: typeof body === "function" ? body() : body };
    };
  return {
    take: one<"take">("nadia", filed, {}),
    assign: one<"assign">("nadia", reach.open, { assignee: world.people.second.id }),
    qualify: one<"qualify">("nadia", reach.open, { severity: 3, why: "Une seule page" }),
    "declare-severity": one<"declare-severity">("claire", reach.open, {
      severity: 1,
      why: "Tout est arrêté",
    }),
    "request-information": one<"request-information">(
      "nadia",
      reach.open,
      complete["request-information"],
    ),
    "provide-information": one<"provide-information">(
      "claire",
      reach.suspended,
      complete["provide-information"],
    ),
    "start-work": one<"start-work">("nadia", reach.open, {}),
    resume: one<"resume">("nadia", reach.answered, { override: "C’est urgent" }),
    conclude: one<"conclude">("nadia", reach.open, { conclusion: complete.information }),
    accept: one<"accept">("claire", reach.resolved, {}),
    refuse: one<"refuse">("claire", reach.resolved, { why: "Rien n’a changé" }),
    reject: one<"reject">("nadia", reach.open, {
      reason: "unintelligible",
      explanation: "Nous ne comprenons pas",
    }),
    remind: one<"remind">("nadia", reach.suspended, {}),
    "close-unanswered": one<"close-unanswered">("nadia", silent, {}),
    withdraw: one<"withdraw">("claire", reach.open, {}),
    reply: one<"reply">("claire", reach.open, { text: "Bonjour" }),
    note: one<"note">("nadia", reach.open, { text: "À voir" }),
    escalate: one<"escalate">("claire", reach.open, escalate),
    "acknowledge-escalation": one<"acknowledge-escalation">("manager", escalated, {}),
    "propose-interaction": one<"propose-interaction">("nadia", escalated, meeting),
    "agree-interaction": one<"agree-interaction">("claire", proposed, { proposal: 1 }),
    "record-interaction": one<"record-interaction">("nadia", agreed, held),
    "end-escalation": one<"end-escalation">("nadia", escalated, {
      outcome: "settled",
      text: "Chacun est content",
    }),
  };
}
