import type { Problem } from "#api/problem.ts";
import { isProblemCode, type ProblemCode } from "#api/problems.ts";
import type { Refusal } from "#core/kit/result.ts";
import type { z } from "zod";

export interface Parsed {
  readonly ok: true;
  readonly value: unknown;
}
export interface Unparsed {
  readonly ok: false;
  readonly refusal: Refusal<ProblemCode>;
  readonly others: readonly {
    readonly field: string;
    readonly code: ProblemCode;
    readonly params: Refusal["params"];
  }[];
}

/** Checks one part of a request against its schema; what is wrong is told field by field, with codes of ours. */
export function parsePart(schema: z.ZodType | undefined, given: unknown): Parsed | Unparsed {
  if (schema === undefined) return { ok: true, value: undefined };
  const parsed = schema.safeParse(given, { reportInput: true });
  if (parsed.success) return wholeCharacters(parsed.data);
  const others = parsed.error.issues.flatMap((issue) => toldIssue(issue)).slice(0, 20);
  const [first] = others;
  if (first === undefined) throw new Error("A schema refused without an issue");
  const { code, field, params } = first;
  return {
    ok: false,
    refusal: params === undefined ? { code, field } : { code, field, params },
    others,
  };
}

/** Half a character would be kept as another sign than was given, whatever the schema says of its text. */
function wholeCharacters(value: unknown): Parsed | Unparsed {
  const field = halvedIn(value);
  if (field === undefined) return { ok: true, value };
  const told = { code: "hidden_characters", field: field || "body" } as const;
  return { ok: false, refusal: told, others: [{ ...told, params: undefined }] };
}

function halvedIn(value: unknown, path = ""): string | undefined {
  if (typeof value === "string") return value.isWellFormed() ? undefined : path;
  if (typeof value !== "object" || value === null) return undefined;
  for (const [name, part] of Object.entries(value)) {
    const found = halvedIn(part, path === "" ? name : `${path}.${name}`);
    if (found !== undefined) return found;
  }
  return undefined;
}

type Told = Unparsed["others"][number];

function toldIssue(issue: z.core.$ZodIssue): Told[] {
  const path = issue.path.map(String).join(".");
  // The whole of it is wrong, such as a list where an object is expected: only a body comes whole.
  const field = path === "" ? "body" : path;
  switch (issue.code) {
    case "unrecognized_keys":
      return issue.keys
        .map((key) => key.slice(0, 100))
        .map((key) => ({
          field: path === "" ? key : `${path}.${key}`,
          code: "unknown_field",
          params: { name: key },
        }));
    case "invalid_type":
      return [
        missing(issue)
          ? { field, code: "missing_field", params: { name: field } }
          : { field, code: "wrong_type", params: { expected: issue.expected } },
      ];
    case "too_big":
      return [
        issue.origin === "string" || issue.origin === "array"
          ? { field, code: "too_long", params: { max: Number(issue.maximum) } }
          : { field, code: "out_of_range", params: { limit: Number(issue.maximum) } },
      ];
    case "too_small":
      return [
        issue.origin === "string" || issue.origin === "array"
          ? { field, code: "too_short", params: { min: Number(issue.minimum) } }
          : { field, code: "out_of_range", params: { limit: Number(issue.minimum) } },
      ];
    case "invalid_format":
      return [{ field, code: "wrong_format", params: { format: issue.format } }];
    case "invalid_value":
      return [
        missing(issue)
          ? { field, code: "missing_field", params: { name: field } }
          : { field, code: "unknown_value", params: { allowed: issue.values.join(", ") } },
      ];
    case "invalid_union":
      return unionIssue(issue, field);
    case "custom":
      return [{ field, code: customCode(issue), params: customParams(issue) }];
    default:
      return [{ field, code: "wrong_type", params: undefined }];
  }
}

/** Of a union, the branch that came closest tells what is wrong; where none is named, the name itself is. */
function unionIssue(issue: z.core.$ZodIssueInvalidUnion, field: string): Told[] {
  const deepest = issue.errors.toSorted(
    (a, b) => depthOf(b) - depthOf(a) || Number(isOtherKind(a)) - Number(isOtherKind(b)),
  )[0];
  if (deepest === undefined || deepest.length === 0) {
    const name = issue.path.at(-1) ?? "";
    const isNamed = typeof issue.input === "object" && issue.input !== null && name in issue.input;
    const allowed = ("options" in issue ? (issue.options ?? []) : []).map(String).join(", ");
    return isNamed
      ? [{ field, code: "unknown_value", params: { allowed } }]
      : [{ field, code: "missing_field", params: { name: field } }];
  }
  return deepest.flatMap((inner) => toldIssue({ ...inner, path: [...issue.path, ...inner.path] }));
}

function depthOf(issues: readonly z.core.$ZodIssue[]): number {
  return Math.max(0, ...issues.map((issue) => issue.path.length));
}

/** Whether the branch was for another kind of value altogether, such as a list of what was given once. */
function isOtherKind(issues: readonly z.core.$ZodIssue[]): boolean {
  return issues.some(({ code, path }) => code === "invalid_type" && path.length === 0);
}

function missing(issue: z.core.$ZodIssue): boolean {
  return issue.input === undefined && issue.message.includes("received undefined");
}

function customCode(issue: z.core.$ZodIssueCustom): ProblemCode {
  const code: unknown = issue.params?.["code"];
  return typeof code === "string" && isProblemCode(code) ? code : "wrong_format";
}

function customParams({ params }: z.core.$ZodIssueCustom): Refusal["params"] {
  const limit: unknown = params?.["limit"];
  return typeof limit === "string" ? { limit } : undefined;
}

export function errorsOf(
  unparsed: Unparsed,
  detail: (code: ProblemCode, params: Refusal["params"]) => string,
): NonNullable<Problem["errors"]> {
  return unparsed.others.map(({ field, code, params }) => ({
    field,
    code,
    detail: detail(code, params),
  }));
}
