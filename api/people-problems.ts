import { BODY_PROBLEMS, COMMON_PROBLEMS } from "./problems.ts";

/** Codes of every question about people. */
export const reading = [
  ...COMMON_PROBLEMS,
  "not_signed_in",
  "forbidden",
  "not_found",
  "wrong_format",
  "unknown_field",
  "wrong_type",
  "too_long",
  "out_of_range",
  "bad_cursor",
  "unknown_value",
] as const;

/** Codes of every change of people. */
export const writing = [
  ...COMMON_PROBLEMS,
  ...BODY_PROBLEMS,
  "not_signed_in",
  "cross_site",
  "forbidden",
  "not_found",
  "idempotency_key_reused",
] as const;

/** The same of a POST that claims no key: it changes nothing, or the same once more, or its answer is a secret (decision 38). */
export const writingUnkeyed = writing.filter((code) => code !== "idempotency_key_reused");
