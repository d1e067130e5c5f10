import type { RouteId } from "./contract.ts";

/** A body that each of these routes takes, for the published document; a test sends each through its schema. */
export const EXAMPLES: Readonly<Partial<Record<RouteId, object>>> = {
  "session.signIn": { email: "claire.moreau@beneficiary.example", password: "a long pass phrase" },
  "organisations.create": { name: "Ville de Valmont", kind: "customer" },
  "contacts.add": {
    name: "Claire Moreau",
    email: "claire.moreau@beneficiary.example",
    language: "fr",
    timeZone: "Europe/Paris",
    role: "lead",
  },
  "tickets.file": {
    organisation: "01931f6e-8f4d-7c3a-9b52-6d1f3a5e7c90",
    subscription: "01931f6e-9a10-7e21-8c44-0b7d2f9e4a13",
    nature: "problem_report",
    severity: 2,
    subject: "Users of the second directory cannot sign in since this morning",
    description:
      "Since 08:10 sign-in fails with `LDAP: error code 49`. Nothing was changed on our side.",
  },
  "ticket.request-information": {
    text: "To reproduce it we need two things.",
    items: ["The file `exo.properties`, secrets removed", "`platform.log` of this morning"],
  },
  "ticket.provide-information": {
    answers: [{ item: 1, text: "In the attached file." }],
    attachments: ["01931f70-2b6e-7a05-b1d8-93c47e60fa21"],
  },
  "ticket.conclude": {
    conclusion: {
      kind: "fix",
      text: "The second directory was asked with the first one's base; 6.5.6 asks each with its own.",
      directives: "Deploy 6.5.6 and restart; no change of configuration.",
      category: "maintenance_version",
      release: "6.5.6",
      delivery: "delivered",
    },
  },
  "ticket.accept": { comment: "Works since the restart, thank you." },
  "ticket.reply": { text: "We can reproduce it and are looking for the cause." },
};
