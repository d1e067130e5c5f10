export interface Agent {
  readonly key: string;
  readonly name: string;
  readonly email: string;
  readonly roles: readonly ("agent" | "manager" | "administrator")[];
  readonly level: 1 | 2;
  readonly language: "fr" | "en";
  readonly timeZone: string;
}

const desk = { roles: ["agent"], timeZone: "Europe/Paris" } as const;

export const agents: readonly Agent[] = [
  {
    key: "nadia-belkacem",
    name: "Nadia Belkacem",
    email: "nadia.belkacem@desk.example",
    ...desk,
    level: 2,
    language: "fr",
  },
  {
    key: "thomas-riviere",
    name: "Thomas Rivière",
    email: "thomas.riviere@desk.example",
    ...desk,
    level: 1,
    language: "fr",
  },
  {
    key: "lea-fontaine",
    name: "Léa Fontaine",
    email: "lea.fontaine@desk.example",
    ...desk,
    level: 1,
    language: "fr",
  },
  {
    key: "ines-gharbi",
    name: "Inès Gharbi",
    email: "ines.gharbi@desk.example",
    roles: ["agent"],
    level: 1,
    language: "fr",
    timeZone: "Africa/Tunis",
  },
  {
    key: "david-okafor",
    name: "David Okafor",
    email: "david.okafor@desk.example",
    roles: ["agent"],
    level: 2,
    language: "en",
    timeZone: "Europe/London",
  },
  {
    key: "minh-tran",
    name: "Minh Tran",
    email: "minh.tran@desk.example",
    roles: ["agent"],
    level: 2,
    language: "en",
    timeZone: "Asia/Ho_Chi_Minh",
  },
  {
    key: "helene-marchand",
    name: "Hélène Marchand",
    email: "helene.marchand@desk.example",
    roles: ["agent", "manager"],
    timeZone: "Europe/Paris",
    level: 2,
    language: "fr",
  },
  {
    key: "paul-verdier",
    name: "Paul Verdier",
    email: "paul.verdier@desk.example",
    roles: ["administrator"],
    timeZone: "Europe/Paris",
    level: 2,
    language: "fr",
  },
];
