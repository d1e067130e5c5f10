import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** A test that names the rules it proves in its title. */
export interface Proof {
  readonly file: string;
  readonly title: string;
  readonly ids: readonly string[];
}

const call =
  /\b((?:test|it)(?:\.\w+)*)(?:\((?:[^()]|\([^()]*\))*\))?\(\s*(["'`])((?:\\.|(?!\2)[^\\])*)\2/g;
const id = /\bR-\d+-\d+\b/g;
const idle = /\.(skip|todo|fails)\b/;

/** The proofs in one test file's text: a test that does not run proves nothing. */
export function proofsIn(file: string, text: string): Proof[] {
  return [...text.matchAll(call)].flatMap(([, callee = "", , title = ""]) => {
    const ids = [...new Set(title.match(id))];
    return ids.length > 0 && !idle.test(callee) ? [{ file, title, ids }] : [];
  });
}

/** Every proof below a folder, by file and then in the order of the file. */
export function findProofs(root: string): Proof[] {
  const files = globSync("{core,api,server,web,cli,cast,locales,test}/**/*.test.{ts,tsx}", {
    cwd: root,
    exclude: ["**/node_modules/**"],
  });
  return files.toSorted().flatMap((file) => proofsIn(file, readFileSync(join(root, file), "utf8")));
}
