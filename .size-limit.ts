/**
 * What one visit downloads before the page stands: the entry, the lazily loaded room with all it imports, its styles,
 * and one language's words. Vite's manifest knows which files these are.
 */
import { existsSync, readFileSync } from "node:fs";

interface Chunk {
  readonly file: string;
  readonly css?: readonly string[];
  readonly imports?: readonly string[];
}

const manifestFile = new URL("web/dist/.vite/manifest.json", import.meta.url);
if (!existsSync(manifestFile)) throw new Error("web/dist is not built: npm run web:build");
const manifest: Readonly<Record<string, Chunk>> = JSON.parse(readFileSync(manifestFile, "utf8"));

function filesOf(...entries: string[]): string[] {
  const seen = new Set<string>();
  const visit = (name: string): void => {
    const chunk = manifest[name];
    if (chunk === undefined) throw new Error(`The build has no ${name}; .size-limit.ts names it.`);
    if (seen.has(name)) return;
    seen.add(name);
    for (const imported of chunk.imports ?? []) visit(imported);
  };
  for (const entry of entries) visit(entry);
  const files = [...seen].flatMap((name) => [
    manifest[name]?.file ?? "",
    ...(manifest[name]?.css ?? []),
  ]);
  return [...new Set(files)].map((file) => `web/dist/${file}`);
}

const words = (...names: string[]): string[] => names.map((name) => `../locales/fr/${name}.json`);

export default [
  {
    name: "portal, first load",
    path: filesOf(
      "index.html",
      "portal/portal-shell.tsx",
      "portal/home/home-page.tsx",
      ...words("ui", "lifecycle", "tickets", "portal"),
    ),
    gzip: true,
    limit: "192 kB",
  },
  {
    name: "console, first load",
    path: filesOf(
      "index.html",
      "console/shell.tsx",
      "console/queues/queue-page.tsx",
      ...words("ui", "lifecycle", "tickets", "console"),
    ),
    gzip: true,
    limit: "254 kB",
  },
  {
    name: "fonts, kept by the browser",
    path: "web/dist/assets/*.woff2",
    gzip: true,
    limit: "70 kB",
  },
];
