import { expect, test } from "vitest";
import { judgePassword, PASSWORD_LENGTH_MIN } from "./password.ts";

const judged = (password: string, email = "maya@acme.example") => {
  const answer = judgePassword(password, email);
  return answer.ok ? "ok" : answer.refusal.code;
};

test("nothing is demanded of a password but length", () => {
  expect(PASSWORD_LENGTH_MIN).toBe(12);
  expect(judged("blue kettles")).toBe("ok");
  expect(judged("blue kettle")).toBe("password_too_short");
  expect(judged("")).toBe("password_too_short");
});

test("length is counted in characters, not in halves of them", () => {
  expect(judged("😀😁😂🤣😃😄")).toBe("password_too_short");
  expect(judged("😀😁😂🤣😃😄😅😆😉😊😋😎")).toBe("ok");
});

test("what is tried first protects nobody, however it is spelled", () => {
  for (const common of [
    "administrator",
    "MotDePasse123",
    "ｐａｓｓｗｏｒｄ1234",
    "aaaaaaaaaaaa",
    "abababababab",
    "121212341234",
  ])
    expect(judged(common)).toBe("password_too_common");
});

test("a password does not hold the name of its own account, unless that is too short to tell", () => {
  expect(judged("I am MAYA of Acme")).toBe("password_too_common");
  expect(judged("blue kettles", "bl@acme.example")).toBe("ok");
  expect(judged("blue kettles", "blu@acme.example")).toBe("password_too_common");
});
