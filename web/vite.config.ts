import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import type { Plugin } from "vite";

const api = process.env["PERMANENCE_API"] ?? "http://127.0.0.1:8080";

/** Node wants `with { type: "json" }`; the development server answers JSON as a script, which the browser then refuses. */
const plainJsonImports: Plugin = {
  name: "plain-json-imports",
  apply: "serve",
  transform: {
    order: "pre",
    filter: { id: /locales\/words\.ts/u },
    handler: (code) => code.replaceAll(', { with: { type: "json" } })', ")"),
  },
};

/** Compressed once here rather than at each request; the server hands out the .br or .gz beside the file. */
const compressed: Plugin = {
  name: "compressed",
  apply: "build",
  writeBundle: ({ dir = "" }) => {
    for (const name of readdirSync(dir, { recursive: true, encoding: "utf8" })) {
      if (!/\.(?:js|css|svg|html)$/u.test(name)) continue;
      const file = path.join(dir, name);
      const content = readFileSync(file);
      writeFileSync(`${file}.br`, brotliCompressSync(content));
      writeFileSync(`${file}.gz`, gzipSync(content, { level: 9 }));
    }
  },
};

/** The two frames that pages stand in: everybody who signs in loads what both are made of. */
const frames = ["portal/portal-shell.tsx", "console/shell.tsx"].map((name) =>
  path.join(import.meta.dirname, name),
);

/** The bundler looks for what starts the page where the page is. */
const isNoEntry = (id: string): boolean => !/[/\\](?:main\.tsx|index\.html)$/u.test(id);

type ModuleOf = (id: string) => { readonly importedIds: readonly string[] } | null;
const reached = new Map<string, ReadonlySet<string>>();

function isOfBothFrames(id: string, moduleOf: ModuleOf): boolean {
  return frames.every((frame) => reachedFrom(frame, moduleOf).has(id));
}

function reachedFrom(root: string, moduleOf: ModuleOf): ReadonlySet<string> {
  const known = reached.get(root);
  if (known !== undefined) return known;
  const seen = new Set<string>();
  const waiting = [root];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (seen.has(id)) continue;
    seen.add(id);
    waiting.push(...(moduleOf(id)?.importedIds ?? []));
  }
  reached.set(root, seen);
  return seen;
}

export default defineConfig({
  root: import.meta.dirname,
  plugins: [plainJsonImports, react(), compressed],
  resolve: { alias: { zod: path.join(import.meta.dirname, "zod-for-browser.ts") } },
  json: { namedExports: false },
  server: { proxy: { "/api": api } },
  build: {
    outDir: "dist",
    emptyOutDir: true,
    target: "baseline-widely-available",
    // Fonts and pictures stay files: inlined ones would be paid for on every page and escape the cache.
    assetsInlineLimit: 0,
    manifest: true,
    rolldownOptions: {
      output: {
        // Left alone, the bundler cuts what every visit loads into a file for each set of pages that share something of
        // it, and a browser takes longer for forty small files than for two.
        codeSplitting: {
          includeDependenciesRecursively: false,
          groups: [
            { name: "entry", tags: ["$initial"], test: isNoEntry, priority: 2 },
            {
              name: (id, context) =>
                isOfBothFrames(id, (other) => context.getModuleInfo(other)) ? "frame" : null,
              debugName: "frame",
              priority: 1,
            },
          ],
        },
      },
    },
  },
});
