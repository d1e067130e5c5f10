import { z } from "zod";
import { MEMBER_ROLES, ORGANISATION_KINDS, SIGHTS, STAFF_ROLES } from "#core/people/actor.ts";
import { BODY_PROBLEMS, COMMON_PROBLEMS } from "./problems.ts";
import { route } from "./route.ts";
import { email, id, instant, language, line, named, timeZone } from "./shapes.ts";

const password = z.string().max(200);
const token = z.string().regex(/^[A-Za-z0-9_-]{43}$/);
/** A request that needs no body may have one all the same, and that one may be broken. */
const ending = [
  ...COMMON_PROBLEMS,
  "malformed_json",
  "wrong_content_type",
  "body_too_large",
] as const;
const writing = [...COMMON_PROBLEMS, ...BODY_PROBLEMS, "cross_site"] as const;
const choosing = [...writing, "link_expired", "password_too_short", "password_too_common"] as const;

/** Who is signed in, and what the screens need to know about them. */
export const me = z
  .object({
    kind: z.enum(["agent", "contact"]),
    id,
    name: z.string(),
    email: z.string(),
    language,
    timeZone: z.string(),
    agent: z
      .object({ level: z.union([z.literal(1), z.literal(2)]), roles: z.array(z.enum(STAFF_ROLES)) })
      .nullable(),
    memberships: z.array(
      z.object({
        organisation: named,
        kind: z.enum(ORGANISATION_KINDS),
        role: z.enum(MEMBER_ROLES),
        sees: z.enum(SIGHTS),
      }),
    ),
    may: z.object({
      workTickets: z.boolean(),
      readCustomers: z.boolean(),
      manageCustomers: z.boolean(),
      manageCatalogue: z.boolean(),
      manageOffers: z.boolean(),
      manageCalendars: z.boolean(),
      manageProcedure: z.boolean(),
      manageAgents: z.boolean(),
      planReports: z.boolean(),
      readOutbox: z.boolean(),
    }),
  })
  .meta({ id: "Me" });
export type Me = z.infer<typeof me>;

export const signIn = route({
  id: "session.signIn",
  method: "POST",
  path: "/session",
  tag: "session",
  access: "anyone",
  summary:
    "Sign in with address and password; answers the same, in the same time, for unknown accounts",
  body: z.strictObject({ email, password }),
  answer: me,
  status: 200,
  problems: [...writing, "wrong_credentials"],
});
export const signOut = route({
  id: "session.signOut",
  method: "DELETE",
  path: "/session",
  tag: "session",
  access: "signed-in",
  summary: "End this session",
  status: 204,
  problems: [...ending, "not_signed_in", "cross_site"],
});
export const getMe = route({
  id: "me.get",
  method: "GET",
  path: "/me",
  tag: "session",
  access: "signed-in",
  summary: "Who is signed in",
  answer: me,
  status: 200,
  problems: [...COMMON_PROBLEMS, "not_signed_in"],
});
export const changeMe = route({
  id: "me.change",
  method: "PATCH",
  path: "/me",
  tag: "session",
  access: "signed-in",
  summary: "Change one's own name, language or time zone",
  body: z.strictObject({
    name: line(120).optional(),
    language: language.optional(),
    timeZone: timeZone.optional(),
  }),
  answer: me,
  status: 200,
  problems: [...writing, "not_signed_in"],
});
export const changePassword = route({
  id: "me.password",
  method: "POST",
  path: "/me/password",
  tag: "session",
  access: "signed-in",
  summary: "Change one's password, with the current one; every other session ends",
  body: z.strictObject({ current: password, next: password }),
  status: 204,
  problems: [
    ...writing,
    "not_signed_in",
    "wrong_credentials",
    "password_too_short",
    "password_too_common",
  ],
});
export const listSessions = route({
  id: "me.sessions",
  method: "GET",
  path: "/me/sessions",
  tag: "session",
  access: "signed-in",
  summary: "Where one is signed in",
  answer: z.object({
    items: z.array(
      z.object({
        id: z.string(),
        createdAt: instant,
        expiresAt: instant,
        address: z.string().nullable(),
        browser: z.string().nullable(),
        current: z.boolean(),
      }),
    ),
  }),
  status: 200,
  problems: [...COMMON_PROBLEMS, "not_signed_in"],
});
export const endSession = route({
  id: "me.endSession",
  method: "DELETE",
  path: "/me/sessions/:session",
  tag: "session",
  access: "signed-in",
  summary: "End one of one's own sessions",
  params: z.object({ session: id }),
  status: 204,
  problems: [...ending, "not_signed_in", "cross_site", "not_found"],
});
export const askReset = route({
  id: "password.askReset",
  method: "POST",
  path: "/password-resets",
  tag: "session",
  access: "anyone",
  summary: "Ask for a link to choose a new password; answers the same for unknown accounts",
  body: z.strictObject({ email }),
  status: 204,
  problems: writing,
});
export const resetPassword = route({
  id: "password.reset",
  method: "POST",
  path: "/password-resets/:token",
  tag: "session",
  access: "anyone",
  summary: "Choose a new password with a link; every session ends",
  params: z.object({ token }),
  body: z.strictObject({ password }),
  status: 204,
  problems: choosing,
});
export const getInvitation = route({
  id: "invitation.get",
  method: "GET",
  path: "/invitations/:token",
  tag: "session",
  access: "anyone",
  summary: "What an invitation is for",
  params: z.object({ token }),
  answer: z.object({
    name: z.string(),
    email: z.string(),
    organisation: z.string().nullable(),
    language,
  }),
  status: 200,
  problems: [...COMMON_PROBLEMS, "link_expired", "wrong_format"],
});
export const acceptInvitation = route({
  id: "invitation.accept",
  method: "POST",
  path: "/invitations/:token",
  tag: "session",
  access: "anyone",
  summary: "Accept an invitation by choosing a password; it works once",
  params: z.object({ token }),
  body: z.strictObject({ password }),
  answer: me,
  status: 200,
  problems: [...choosing, "email_taken"],
});
export const getSetup = route({
  id: "setup.get",
  method: "GET",
  path: "/setup/:token",
  tag: "session",
  access: "anyone",
  summary: "Whether a set-up link still works",
  params: z.object({ token }),
  status: 204,
  problems: [...COMMON_PROBLEMS, "setup_closed", "wrong_format"],
});
export const setUp = route({
  id: "setup.finish",
  method: "POST",
  path: "/setup/:token",
  tag: "session",
  access: "anyone",
  summary: "Make the first administrator; the door is closed for ever after",
  params: z.object({ token }),
  body: z.strictObject({ name: line(120), email, password, language, timeZone }),
  answer: me,
  status: 201,
  problems: [...writing, "setup_closed", "password_too_short", "password_too_common"],
});
