import { ok, refuse, type Result } from "../kit/result.ts";

export const PASSWORD_LENGTH_MIN = 12;
const LOCAL_PART_LENGTH_MIN = 3;

/** Long enough to pass for length, and yet the first that are tried. */
const COMMON = new Set([
  "123456789012",
  "1234567890123",
  "12345678901234",
  "123456789abc",
  "012345678910",
  "0123456789ab",
  "abcdefghijkl",
  "abcdef123456",
  "administrator",
  "administrateur",
  "azertyuiop12",
  "azertyuiop123",
  "azertyuiopqs",
  "azertyuiopqsdfghjklm",
  "bienvenue123",
  "bonjour12345",
  "changeme1234",
  "changezmoi12",
  "iloveyou1234",
  "jetaime12345",
  "letmein12345",
  "motdepasse12",
  "motdepasse123",
  "motdepasse1234",
  "password1234",
  "password12345",
  "password123!",
  "passwordpassword",
  "p@ssw0rd1234",
  "permanence123",
  "qwerty123456",
  "qwertyuiop12",
  "qwertyuiop123",
  "qwertyuiopas",
  "qwertyuiopasdfghjkl",
  "soleil123456",
  "welcome12345",
]);

/** Whether a password may protect this person's account. Nothing about its make-up is demanded but length. */
export function judgePassword(
  password: string,
  email: string,
): Result<void, "password_too_short" | "password_too_common"> {
  const told = password.normalize("NFKC").toLowerCase();
  if ([...told].length < PASSWORD_LENGTH_MIN)
    return refuse("password_too_short", {
      field: "password",
      params: { min: PASSWORD_LENGTH_MIN },
    });
  const local = email.split("@")[0]?.toLowerCase() ?? "";
  const names = local.length >= LOCAL_PART_LENGTH_MIN && told.includes(local);
  if (names || COMMON.has(told) || new Set(told).size < 5)
    return refuse("password_too_common", { field: "password" });
  return ok(undefined);
}
