import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

/** Only where the suites need a PostgreSQL: it is started once, and each test file clones a template database. */
const database = {
  globalSetup: ["test/harness/global-setup.ts"],
  testTimeout: 20_000,
  hookTimeout: 60_000,
};

export default defineConfig({
  test: {
    pool: "forks",
    // By itself it leaves one core to a watcher, which is half of a small machine.
    maxWorkers: availableParallelism(),
    // Asked for by the check of the core alone: rules are held to their branches, and nothing else is.
    coverage: {
      provider: "v8",
      include: ["core/**/*.ts"],
      exclude: ["**/*.test.ts"],
      reporter: ["text-summary"],
      thresholds: { branches: 95 },
    },
    projects: [
      {
        test: {
          name: "core",
          include: [
            "core/**/*.test.ts",
            "api/**/*.test.ts",
            "locales/**/*.test.ts",
            "cast/**/*.test.ts",
          ],
          isolate: false,
          pool: "threads",
          // Properties are tried hundreds of times; on a busy machine, and counted for coverage, that takes its seconds.
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: "server",
          include: ["server/**/*.test.ts", "cli/**/*.test.ts", "test/server/**/*.test.ts"],
          // The program too reads its modules once and serves everybody with them; reading them for each file is two thirds of the time.
          isolate: false,
          ...database,
        },
      },
      {
        extends: "web/vite.config.ts",
        root: ".",
        test: { name: "web", include: ["web/**/*.test.{ts,tsx}"], root: "." },
      },
      {
        test: {
          name: "house",
          include: ["test/*.test.ts", "test/procedure/**/*.test.ts"],
          testTimeout: 120_000,
        },
      },
      {
        test: {
          name: "start",
          include: ["test/start/**/*.test.ts"],
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: "troubles",
          include: ["test/troubles/**/*.test.ts"],
          globalSetup: ["test/harness/install-postgres-15.ts"],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: "journeys",
          include: ["test/journeys/**/*.test.ts"],
          // A process that stays has its browser already, and the contract read.
          isolate: false,
          globalSetup: ["test/harness/running-desk.ts"],
          expect: { poll: { timeout: 10_000 } },
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
