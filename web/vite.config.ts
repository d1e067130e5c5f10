import path from "node:path";
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

export default defineConfig({
  root: import.meta.dirname,
  plugins: [plainJsonImports, react()],
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
