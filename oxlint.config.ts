import { defineConfig, type OxlintOverride } from "oxlint";

/*
 * The walls of the house. An override replaces what an earlier one said about the same rule, it does not add to it,
 * so each folder's list is put together here from named parts. test/walls.test.ts plants one violation of each kind.
 */

type Wall = { group: string[]; message: string };

const outside = (...places: string[]): string[] => places.map((place) => `#${place}/**`);
const deny = (message: string, ...group: string[]): Wall => ({ group, message });
const only = (message: string, ...allowed: string[]): Wall =>
  deny(message, "**", ...allowed.map((path) => `!${path}`));

const climbing = deny(
  "Between folders write an alias (#core/tickets/x.ts); relative paths stay within one.",
  "../**",
);

const wall = (files: string[], ...patterns: Wall[]): OxlintOverride => ({
  files,
  rules: { "no-restricted-imports": ["error", { patterns }] },
});

const serverPlaces = deny(
  "The server knows core, api and the words; the cast is for server/main, and nothing here knows a screen.",
  ...outside("web", "cli", "cast", "test", "server/main"),
);
const frontDoors = deny(
  "Another subject is entered by its index.ts.",
  "#server/*/**",
  "!#server/*/index.ts",
  "!#server/platform/**",
);
const parts = {
  store: deny(
    "Only store.ts speaks SQL.",
    "kysely",
    "kysely/**",
    "#server/platform/tables.ts",
    "!#server/platform/database.ts",
  ),
  http: deny(
    "Only http.ts knows the binding.",
    "fastify",
    "@fastify/*",
    "#server/platform/http/**",
    "#server/platform/http.ts",
  ),
  jobs: deny(
    "Only jobs.ts knows the queue.",
    "graphile-worker",
    "#server/platform/jobs/**",
    "#server/platform/jobs.ts",
  ),
  commands: deny("Only commands.ts opens a transaction.", "#server/platform/transaction.ts"),
};
const drivers = deny(
  "Drivers are server/platform's.",
  "pg",
  "nodemailer",
  "better-auth",
  "better-auth/**",
  "@better-auth/**",
);

/** A server subject's file: everything that is closed to a subject, but for what this file is there for. */
const subject = (file: string, ...open: (keyof typeof parts)[]): OxlintOverride =>
  wall(
    [`server/*/${file}.ts`],
    serverPlaces,
    frontDoors,
    climbing,
    drivers,
    ...Object.entries(parts)
      .filter(([name]) => !open.some((part) => part === name))
      .map(([, pattern]) => pattern),
  );

const bans = (names: string[], message: string) => names.map((name) => ({ name, message }));
const clocks = [
  { object: "Temporal", property: "Now", message: "`now` is handed in." },
  { object: "Math", property: "random", message: "Randomness is handed in." },
  { object: "Date", property: "now", message: "`now` is handed in." },
];

export default defineConfig({
  plugins: [
    "eslint",
    "typescript",
    "import",
    "unicorn",
    "oxc",
    "promise",
    "react",
    "jsx-a11y",
    "vitest",
  ],
  options: { typeAware: true },
  categories: { correctness: "error" },
  env: { builtin: true },
  ignorePatterns: [
    "web/dist/**",
    ".tsc/**",
    "data/**",
    "server/platform/tables.ts",
    "coverage/**",
    "screenshots/**",
  ],
  rules: {
    eqeqeq: "error",
    "no-console": "error",
    "no-param-reassign": "error",
    "no-var": "error",
    "prefer-const": "error",
    "max-lines": ["error", { max: 300, skipBlankLines: true, skipComments: true }],
    "max-lines-per-function": ["error", { max: 60, skipBlankLines: true, skipComments: true }],
    "max-depth": ["error", 3],
    "import/no-cycle": ["error", { ignoreTypes: false }],
    "import/no-default-export": "error",
    "typescript/consistent-type-imports": "error",
    "typescript/no-explicit-any": "error",
    "typescript/no-non-null-assertion": "error",
    "typescript/no-floating-promises": "error",
    "typescript/no-misused-promises": "error",
    "typescript/await-thenable": "error",
    "typescript/switch-exhaustiveness-check": [
      "error",
      { considerDefaultExhaustiveForUnions: true },
    ],
    "typescript/ban-ts-comment": "error",
    "typescript/only-throw-error": "error",
    "jsx-a11y/prefer-tag-over-role": "off",
    "typescript/no-misused-spread": "off",
    "vitest/no-focused-tests": "error",
    "vitest/no-disabled-tests": "error",
  },
  overrides: [
    { files: ["**/*.tsx"], rules: { "max-lines-per-function": "off" } },
    {
      files: ["{core,api,server,cli,web}/**"],
      rules: { "typescript/consistent-type-assertions": ["error", { assertionStyle: "never" }] },
    },
    {
      files: ["server/platform/**", "core/kit/brand.ts"],
      rules: { "typescript/consistent-type-assertions": "off" },
    },

    wall(["core/**"], only("core is pure: it knows core, and no package.", "./**", "#core/**")),
    wall(["core/kit/**"], only("kit knows nothing.", "./**")),
    {
      files: ["core/**"],
      rules: {
        "no-restricted-globals": [
          "error",
          ...bans(
            ["Date", "crypto", "fetch", "process", "performance", "globalThis"],
            "core has no clock, no chance, no world.",
          ),
        ],
        "no-restricted-properties": ["error", ...clocks],
      },
    },

    wall(
      ["api/**"],
      only("The contract knows core and zod.", "./**", "#core/**", "#api/**", "zod"),
    ),
    {
      files: ["api/**"],
      rules: {
        "no-restricted-globals": [
          "error",
          ...bans(
            ["Date", "process", "window", "document", "localStorage"],
            "The contract runs anywhere.",
          ),
        ],
        "no-restricted-properties": ["error", ...clocks],
      },
    },

    wall(["locales/**"], only("The words know their library alone.", "./**", "i18next")),
    wall(["cast/**"], deny("The cast is data.", ...outside("server", "web", "cli", "test"))),

    {
      files: ["server/**"],
      rules: {
        "no-restricted-globals": [
          "error",
          ...bans(["Date"], "Moments are Temporal; Date is for driver edges."),
        ],
        "no-restricted-properties": ["error", ...clocks],
      },
    },
    { files: ["server/platform/**"], rules: { "no-restricted-globals": "off" } },
    { files: ["server/platform/time.ts"], rules: { "no-restricted-properties": "off" } },
    subject("*"),
    subject("store", "store"),
    subject("http", "http"),
    subject("jobs", "jobs"),
    subject("commands", "commands"),
    wall(
      ["server/platform/**"],
      deny(
        "platform knows no subject.",
        "#core/*/**",
        "!#core/kit/**",
        "#server/*/**",
        "!#server/platform/**",
      ),
      deny("platform serves screens, it knows none.", ...outside("web", "cli", "cast", "test")),
    ),
    wall(["server/main/**"], deny("main builds the server.", ...outside("web", "cli", "test"))),

    wall(
      ["web/**"],
      deny(
        "The browser knows core, api and the words.",
        ...outside("server", "cli", "cast", "test"),
        "node:*",
      ),
    ),
    wall(
      ["web/portal/**"],
      deny(
        "The browser knows core, api and the words.",
        ...outside("server", "cli", "cast", "test"),
        "node:*",
      ),
      deny("Portal and console do not know each other.", "#web/console/**", "**/console/**"),
    ),
    wall(
      ["web/console/**"],
      deny(
        "The browser knows core, api and the words.",
        ...outside("server", "cli", "cast", "test"),
        "node:*",
      ),
      deny("Portal and console do not know each other.", "#web/portal/**", "**/portal/**"),
    ),
    wall(
      ["web/ui/**"],
      deny(
        "web/ui knows packages, the words and itself.",
        "#*/**",
        "!#locales/**",
        "!#web/ui/**",
        "../../**",
        "**/portal/**",
        "**/console/**",
        "node:*",
      ),
    ),
    wall(
      ["web/ui/*"],
      deny(
        "web/ui knows packages, the words and itself.",
        "#*/**",
        "!#locales/**",
        "!#web/ui/**",
        "../**",
        "node:*",
      ),
    ),

    wall(
      ["cli/**"],
      deny(
        "The terminal speaks to the desk through api.",
        ...outside("server", "web", "cast", "test"),
      ),
      deny("The terminal knows no rule.", "#core/**", "!#core/kit/**"),
    ),

    {
      files: [
        "server/main/**",
        "cli/**",
        "bench/**",
        "docs/**",
        "test/**",
        "start.js",
        "*.config.ts",
      ],
      rules: { "no-console": "off" },
    },
    {
      files: ["**/*.config.ts", "web/vite.config.ts"],
      rules: {
        "import/no-default-export": "off",
        "no-restricted-imports": "off",
        "max-lines-per-function": "off",
      },
    },
    {
      files: ["**/*.test.ts", "**/*.test.tsx", "test/**"],
      rules: {
        "no-restricted-imports": "off",
        "no-restricted-globals": "off",
        "no-restricted-properties": "off",
        "max-lines-per-function": "off",
        "typescript/consistent-type-assertions": "off",
      },
    },
  ],
});
