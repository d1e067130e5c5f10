// The one door to everything that the pinned runtime runs. Plain JavaScript, so that another Node can say what to type instead.
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { sentence } from "../../locales/terminal.js";

if (Number(process.versions.node.split(".")[0]) < 26) {
  console.error(sentence("launcher.run_by_bare_node", { version: process.versions.node }));
  process.exit(1);
}
// The launcher died without a word: nobody else could stop us now.
process.once("disconnect", () => process.kill(process.pid, "SIGTERM"));
process.channel?.unref();

const [file = "server/main/start.ts", ...args] = process.argv.slice(2);
const root = resolve(import.meta.dirname, "../..");
const { main } = await import(pathToFileURL(resolve(root, file)).href);
if (main !== undefined) await main(args);
