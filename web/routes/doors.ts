/** The doors that need no session. */
import { createRoute } from "@tanstack/react-router";
import { lazyPage } from "../lazy-page.ts";
import { root } from "./root.ts";

function validateNext({ next }: Record<string, unknown>): { next?: string | undefined } {
  // Only our own paths: an address elsewhere would make the sign-in page a springboard.
  const isOurs = typeof next === "string" && /^\/(?![/\\])/u.test(next);
  // What is left out here, the router would take as it stands in the address.
  return { next: isOurs ? next : undefined };
}

const door = (
  name: "SignInPage" | "ForgottenPage" | "InvitationPage" | "ResetPage" | "SetUpPage",
) => lazyPage(() => import("../sign-in/doors.tsx"), name);
const signIn = createRoute({
  getParentRoute: () => root,
  path: "/sign-in",
  validateSearch: validateNext,
  component: door("SignInPage"),
});
const forgotten = createRoute({
  getParentRoute: () => root,
  path: "/forgotten",
  component: door("ForgottenPage"),
});
const invitation = createRoute({
  getParentRoute: () => root,
  path: "/invitations/$token",
  component: door("InvitationPage"),
});
const reset = createRoute({
  getParentRoute: () => root,
  path: "/reset/$token",
  component: door("ResetPage"),
});
const setUp = createRoute({
  getParentRoute: () => root,
  path: "/setup/$token",
  component: door("SetUpPage"),
});

export const doors = [signIn, forgotten, invitation, reset, setUp] as const;
