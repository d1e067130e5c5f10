import { useMutation } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { signIn } from "#api/session.ts";
import { ask } from "#web/session/ask.ts";
import { fieldProblem } from "#web/session/problem-words.ts";
import { TextField } from "#web/ui/field.tsx";
import { DoorForm } from "./door-form.tsx";
import { DoorFrame } from "./door-frame.tsx";
import { useEntrance } from "./use-entrance.ts";

const place = getRouteApi("/sign-in");

export function SignInPage() {
  const { t } = useTranslation("portal");
  const { next } = place.useSearch();
  const enter = useEntrance();
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const attempt = useMutation({
    mutationFn: () => ask(signIn, { body: { email: email.trim(), password } }),
    onSuccess: (me) => enter(me, next),
  });
  const blamed = fieldProblem(attempt.error, "email");
  return (
    <DoorFrame
      title={t("door.signIn.title")}
      lead={t(next === undefined ? "door.signIn.lead" : "door.signIn.leadNext")}
      foot={<Link to="/forgotten">{t("door.signIn.forgotten")}</Link>}
    >
      <DoorForm
        submit={t("door.signIn.enter")}
        busy={attempt.isPending}
        cause={attempt.error && !blamed ? attempt.error : undefined}
        onSubmit={() => attempt.mutate()}
      >
        <TextField
          label={t("door.email")}
          type="email"
          name="email"
          autoComplete="username"
          autoFocus
          required
          value={email}
          onChange={setEmail}
          error={blamed}
        />
        <TextField
          label={t("door.password")}
          type="password"
          name="password"
          autoComplete="current-password"
          required
          value={password}
          onChange={setPassword}
        />
      </DoorForm>
    </DoorFrame>
  );
}
