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
  },
});
