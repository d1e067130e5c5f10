import { useMutation, useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { getSetup, setUp } from "#api/session.ts";
import { ask } from "#web/session/ask.ts";
import { fieldProblem, useProblemWords } from "#web/session/problem-words.ts";
import { useLanguage } from "#web/session/words.ts";
import { TextField } from "#web/ui/field.tsx";
import { ErrorState, LoadingRows } from "#web/ui/states.tsx";
import { DoorForm } from "./door-form.tsx";
import { DoorFrame } from "./door-frame.tsx";
import { NewPassword } from "./new-password.tsx";
import { useEntrance } from "./use-entrance.ts";

const place = getRouteApi("/setup/$token");

export function SetUpPage() {
  const { t } = useTranslation("portal");
  const { token } = place.useParams();
  const words = useProblemWords();
  const door = useQuery({
    queryKey: ["set-up", token],
    // A query may not answer nothing.
    queryFn: async ({ signal }) => (await ask(getSetup, { params: { token }, signal }), true),
  });
  if (door.data) return <SetUpForm token={token} />;
  return (
    <DoorFrame
      title={t("door.setUp.title")}
      foot={<Link to="/sign-in">{t("door.backToSignIn")}</Link>}
    >
      {door.error ? <ErrorState problem={words(door.error)} /> : <LoadingRows rows={2} />}
    </DoorFrame>
  );
}

function SetUpForm({ token }: { token: string }) {
  const { t } = useTranslation("portal");
  const { language } = useLanguage();
  const enter = useEntrance();
  const [name, setName] = useState("");
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const made = useMutation({
    mutationFn: () =>
      ask(setUp, {
        params: { token },
        body: { name, email: email.trim(), password, language, timeZone },
      }),
    onSuccess: (me) => enter(me),
  });
  const blamed = (field: string) => fieldProblem(made.error, field);
  const elsewhere = made.error && !["name", "email", "password"].some(blamed);
  return (
    <DoorFrame title={t("door.setUp.title")} lead={t("door.setUp.lead")}>
      <DoorForm
        submit={t("door.setUp.make")}
        busy={made.isPending}
        cause={elsewhere ? made.error : undefined}
        onSubmit={() => made.mutate()}
      >
        <TextField
          label={t("door.name")}
          name="name"
          autoComplete="name"
          autoFocus
          required
          value={name}
          onChange={setName}
          error={blamed("name")}
        />
        <TextField
          label={t("door.email")}
          type="email"
          name="email"
          autoComplete="username"
          required
          value={email}
          onChange={setEmail}
          error={blamed("email")}
        />
        <NewPassword
          label={t("door.choosePassword")}
          value={password}
          onChange={setPassword}
          error={blamed("password")}
        />
        <p className="small muted">{t("door.setUp.zone", { timeZone })}</p>
      </DoorForm>
    </DoorFrame>
  );
}
