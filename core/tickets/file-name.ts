import { hiddenIn } from "../kit/hidden.ts";
import { ok, refuse, type Result } from "../kit/result.ts";

/**
 * The last part of what a sender calls a file, if it is an honest name: no path, nothing invisible, no change of
 * direction, nothing that hides its own beginning or end.
 */
export function honestFileName(given: string): Result<string, "file_name_hostile"> {
  const name = given.trim().normalize("NFC");
  const hostile =
    name === "" ||
    name === "." ||
    name === ".." ||
    name.length > 255 ||
    hiddenIn(name) !== undefined ||
    /[/\\:*?"<>|]/.test(name) ||
    name.endsWith(".");
  return hostile ? refuse("file_name_hostile", { field: "name" }) : ok(name);
}
