import type { AddOnEntry, ReleaseLine, StackEntry } from "./release-line.ts";
import { ELIGIBLE, type StackComponent, type Standing } from "./vocabulary.ts";

export interface NamedPart {
  readonly name: string;
  readonly version: string | null;
}

/**
 * How the vendor stands to a part of this line: the entry that says most about its version speaks. Undefined where
 * the list does not name it, or names it only in versions that the part may or may not have.
 */
export function standingOf(
  line: Pick<ReleaseLine, "stack">,
  component: StackComponent,
  part: NamedPart,
): Standing | undefined {
  return line.stack
    .filter((entry) => entry.component === component && holds(entry, part))
    .toSorted((a, b) => precision(b) - precision(a))[0]?.standing;
}

/** R-22-02: recommended and supported parts are eligible, compatible and incompatible ones are not. */
export function isEligible(standing: Standing): boolean {
  return ELIGIBLE.includes(standing);
}

/** What the list says is eligible, in its order. */
export function eligibleOf(
  line: Pick<ReleaseLine, "stack">,
  component: StackComponent,
): readonly StackEntry[] {
  return line.stack.filter((entry) => entry.component === component && isEligible(entry.standing));
}

/** Whether the vendor's support covers an add-on of this line; `unknown` where the catalogue does not list it. */
export function addOnStanding(
  { addOns }: { readonly addOns: readonly AddOnEntry[] },
  name: string,
): "supported" | "not_supported" | "unknown" {
  const entry = addOns.find((addOn) => plain(addOn.name) === plain(name));
  if (entry === undefined) return "unknown";
  return entry.supported ? "supported" : "not_supported";
}

function holds({ name, version }: StackEntry, part: NamedPart): boolean {
  if (plain(name) !== plain(part.name)) return false;
  if (version === null) return true;
  if (part.version === null) return false;
  const [whole, beginning] = [plain(part.version), plain(version)];
  return whole === beginning || startsWith(whole, beginning);
}

/** `9` begins `9.0.83` and not `90`. */
function startsWith(version: string, beginning: string): boolean {
  return version.startsWith(beginning) && /^\D/u.test(version.slice(beginning.length));
}

function precision({ version }: StackEntry): number {
  return version === null ? 0 : plain(version).length;
}

function plain(name: string): string {
  return name.toLowerCase().replaceAll(/\s/gu, "");
}
