/** The doors that need no session; the portal's own pages replace these placeholders. */
import { PageHeader } from "#web/ui/card.tsx";

export function SignInPage() {
  return <PageHeader title="Sign in" />;
}
export function ForgottenPage() {
  return <PageHeader title="Forgotten password" />;
}
export function InvitationPage() {
  return <PageHeader title="Invitation" />;
}
export function ResetPage() {
  return <PageHeader title="New password" />;
}
export function SetUpPage() {
  return <PageHeader title="First administrator" />;
}
