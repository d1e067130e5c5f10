/** The doors that need no session, one lazy module. */
export { ForgottenPage } from "./forgotten-page.tsx";
export { InvitationPage } from "./invitation-page.tsx";
export { ResetPage } from "./reset-page.tsx";
export { SetUpPage } from "./set-up-page.tsx";
export { SignInPage } from "./sign-in-page.tsx";
