import path from "node:path";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

const api = process.env["PERMANENCE_API"] ?? "http://127.0.0.1:8080";

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  resolve: { alias: { zod: path.join(import.meta.dirname, "zod-for-browser.ts") } },
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
