import { useMutation, useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { acceptInvitation, getInvitation } from "#api/session.ts";
import type { AnswerOf } from "#api/route.ts";
import { ask } from "#web/session/ask.ts";
import { fieldProblem, useProblemWords } from "#web/session/problem-words.ts";
import { readChoice } from "#web/session/words.ts";
import { TextField } from "#web/ui/field.tsx";
import { ErrorState, LoadingRows } from "#web/ui/states.tsx";
import { DoorForm } from "./door-form.tsx";
import { DoorFrame } from "./door-frame.tsx";
import { NewPassword } from "./new-password.tsx";
import { useEntrance } from "./use-entrance.ts";

const place = getRouteApi("/invitations/$token");

export function InvitationPage() {
  const { t, i18n } = useTranslation("portal");
  const { token } = place.useParams();
  const words = useProblemWords();
  const invitation = useQuery({
    queryKey: ["invitation", token],
    queryFn: ({ signal }) => ask(getInvitation, { params: { token }, signal }),
  });
  const spoken = invitation.data?.language;
  useEffect(() => {
    if (spoken !== undefined && readChoice() === undefined) void i18n.changeLanguage(spoken);
  }, [spoken, i18n]);
  if (invitation.data) return <Acceptance token={token} invitation={invitation.data} />;
  return (
    <DoorFrame
      title={t("door.invitation.title")}
      foot={<Link to="/sign-in">{t("door.backToSignIn")}</Link>}
    >
      {invitation.error ? (
        <>
          <ErrorState problem={words(invitation.error)} />
          <p className="small muted">{t("door.invitation.expired")}</p>
        </>
      ) : (
        <LoadingRows rows={2} />
      )}
    </DoorFrame>
  );
}

type AcceptanceProps = { token: string; invitation: AnswerOf<typeof getInvitation> };

function Acceptance({ token, invitation }: AcceptanceProps) {
  const { t } = useTranslation("portal");
  const enter = useEntrance();
  const [password, setPassword] = useState("");
  const { name, email, organisation } = invitation;
  const accepted = useMutation({
    mutationFn: () => ask(acceptInvitation, { params: { token }, body: { password } }),
    onSuccess: (me) => enter(me),
  });
  const blamed = fieldProblem(accepted.error, "password");
  return (
    <DoorFrame
      title={t("door.invitation.welcome", { name })}
      lead={
        organisation === null
          ? t("door.invitation.leadDesk")
          : t("door.invitation.lead", { organisation })
      }
    >
      <DoorForm
        submit={t("door.invitation.accept")}
        busy={accepted.isPending}
        cause={accepted.error && !blamed ? accepted.error : undefined}
        onSubmit={() => accepted.mutate()}
      >
        <TextField
          label={t("door.email")}
          type="email"
          name="email"
          autoComplete="username"
          value={email}
          onChange={() => undefined}
        />
        <NewPassword
          label={t("door.choosePassword")}
          value={password}
          onChange={setPassword}
          error={blamed}
          autoFocus
        />
      </DoorForm>
    </DoorFrame>
  );
}
