import { defineConfig, type OxlintOverride } from "oxlint";

/*
 * The walls of the house. An override replaces what an earlier one said about the same rule, it does not add to it,
 * so each folder's wall is put together here. A wall is one list, as in .gitignore: the last line that matches decides.
 * (Two lists would not do: oxlint lets a `!` of one open what the other closes.) test/walls.test.ts plants one
 * violation of each kind.
 */

const outside = (...places: string[]): string[] => places.map((place) => `#${place}/**`);
const open = (...paths: string[]): string[] => paths.map((path) => `!${path}`);
const only = (...paths: string[]): string[] => ["**", ...open(...paths)];

const wall = (files: string[], message: string, ...group: string[]): OxlintOverride => ({
  files,
  rules: { "no-restricted-imports": ["error", { patterns: [{ group, message }] }] },
});

const drivers = [
  "pg",
  "nodemailer",
  "better-auth",
  "better-auth/**",
  "@better-auth/**",
  "fastify",
  "@fastify/*",
];
const parts = {
  store: ["kysely", "kysely/**", "#server/platform/tables.ts"],
  http: ["#server/platform/http/**", "#server/platform/http.ts"],
  jobs: [
    "graphile-worker",
    "#server/platform/jobs/**",
    "#server/platform/jobs.ts",
    "#server/platform/timers.ts",
  ],
};

/** A server subject's file: everything that is closed to a subject, but for what this file is there for. */
const subject = (file: string, part?: keyof typeof parts): OxlintOverride =>
  wall(
    [`server/*/${file}.ts`],
    "A subject knows core, api, words, platform and the index.ts of others; SQL is for store.ts, routes for http.ts, the queue for jobs.ts.",
    ...outside("web", "cli", "cast", "test"),
    "../**",
    "#server/*/**",
    ...open("#server/*/index.ts", "#server/platform/**"),
    "#server/main/**",
    ...drivers,
    ...Object.values(parts).flat(),
    ...open(...(part ? parts[part] : [])),
  );

// The library of parts weighs on every first visit; web/ui alone decides which of it comes, and when.
const beyondBrowser = [...outside("server", "cli", "cast", "test"), "node:*", "@mantine/**"];
const uiMessage = "web/ui knows packages, the words and itself.";
const beyondUi = ["#*/**", ...open("#locales/**", "#web/ui/**"), "node:*"];

const bans = (names: string[], message: string) => names.map((name) => ({ name, message }));
const clocks = [
  { object: "Temporal", property: "Now", message: "`now` is handed in." },
  { object: "Math", property: "random", message: "Randomness is handed in." },
  { object: "Date", property: "now", message: "`now` is handed in." },
];
const transaction = { property: "transaction", message: "Only commands.ts opens a transaction." };

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
    "node_modules/**",
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
    "vitest/no-focused-tests": "error",
    "vitest/no-disabled-tests": "error",
    // What holds for every test of a file is said once, after each.
    "vitest/no-standalone-expect": [
      "error",
      { additionalTestBlockFunctions: ["afterEach", "afterAll", "beforeAll"] },
    ],

    // Correct in general, noise here: we look for control characters on purpose, a status is no form's output, pairs of
    // a command line stay together by spreading, no class means no `this` to lose, and properties assert by themselves.
    "no-control-regex": "off",
    "jsx-a11y/prefer-tag-over-role": "off",
    // Our own parts are handed the wish; where one meets the page, the line says why.
    "jsx-a11y/no-autofocus": ["error", { ignoreNonDOM: true }],
    "typescript/no-misused-spread": "off",
    "typescript/unbound-method": "off",
    "unicorn/no-useless-spread": "off",
    "vitest/expect-expect": "off",
    "vitest/no-conditional-expect": "off",
    "vitest/require-mock-type-parameters": "off",
    "vitest/valid-expect": "off",
  },
  overrides: [
    {
      files: ["**/*.tsx"],
      rules: { "max-lines-per-function": "off", "import/no-default-export": "off" },
    },
    {
      files: ["{core,api,server,cli,web}/**"],
      rules: { "typescript/consistent-type-assertions": ["error", { assertionStyle: "never" }] },
    },
    {
      // Where the compiler cannot know: drivers, the makers of brands, and the answer of a typed client.
      files: [
        "server/platform/**",
        "core/kit/brand.ts",
        "core/people/authorized.ts",
        "api/client.ts",
      ],
      rules: { "typescript/consistent-type-assertions": "off" },
    },

    wall(
      ["core/**"],
      "core is pure: it knows core, and no package.",
      ...only("./**", "../*/*", "#core/**"),
    ),
    wall(["core/kit/**"], "kit knows nothing.", ...only("./**")),
    {
      files: ["core/**"],
      rules: {
        "no-restricted-globals": [
          "error",
          ...bans(
            ["Date", "crypto", "fetch", "process", "performance", "globalThis"],
            "core has no clock, chance or world.",
          ),
        ],
        "no-restricted-properties": ["error", ...clocks],
      },
    },

    wall(
      ["api/**"],
      "The contract knows core and zod.",
      ...only("./**", "#core/**", "#api/**", "zod"),
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

    wall(
      ["locales/**"],
      "The words know their library alone.",
      ...only("./**", "i18next", "node:fs"),
    ),
    wall(["cast/**"], "The cast is data.", ...outside("server", "web", "cli", "test")),

    {
      files: ["server/**"],
      rules: {
        "no-restricted-globals": [
          "error",
          ...bans(["Date"], "Moments are Temporal; Date is for driver edges."),
        ],
        "no-restricted-properties": ["error", ...clocks, transaction],
      },
    },
    {
      files: ["server/*/commands.ts", "server/{platform,main}/**"],
      rules: { "no-restricted-properties": ["error", ...clocks] },
    },
    { files: ["server/platform/**"], rules: { "no-restricted-globals": "off" } },
    { files: ["server/platform/time.ts"], rules: { "no-restricted-properties": "off" } },
    subject("*"),
    subject("store", "store"),
    subject("http", "http"),
    subject("jobs", "jobs"),
    wall(
      ["server/platform/**"],
      "platform knows no subject, no rule and no screen.",
      ...outside("web", "cli", "cast", "test"),
      "#core/*/**",
      // Who is asking is all that the binding has to know of people.
      ...open("#core/kit/**", "#core/people/actor.ts"),
      "#server/*/**",
      "!#server/platform/**",
    ),
    wall(["server/main/**"], "main builds the server.", ...outside("web", "cli", "test")),

    // The router takes a thrown redirect for an answer.
    { files: ["web/routes/*.ts"], rules: { "typescript/only-throw-error": "off" } },
    wall(
      ["web/**"],
      "The browser knows core, api and the words; parts come from web/ui.",
      ...beyondBrowser,
    ),
    wall(
      ["web/portal/**"],
      "The portal knows no server and no console.",
      ...beyondBrowser,
      "#web/console/**",
      "**/console/**",
    ),
    wall(
      ["web/console/**"],
      "The console knows no server and no portal.",
      ...beyondBrowser,
      "#web/portal/**",
      "**/portal/**",
    ),
    wall(["web/ui/**"], uiMessage, ...beyondUi, "../../**"),
    wall(["web/ui/*"], uiMessage, ...beyondUi, "../**"),

    wall(
      ["cli/**"],
      "The terminal speaks to the desk through api, and knows no rule.",
      ...outside("server", "web", "cast", "test", "core"),
      "!#core/kit/**",
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
      files: ["**/*.config.ts", "web/vite.config.ts", ".size-limit.ts"],
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
