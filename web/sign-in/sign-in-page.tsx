import { useMutation } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { signIn } from "#api/session.ts";
import { ask } from "#web/session/ask.ts";
import { fieldProblem, useProblemWords } from "#web/session/problem-words.ts";
import { Button } from "#web/ui/button.tsx";
import { TextField } from "#web/ui/field.tsx";
import { ErrorState } from "#web/ui/states.tsx";
import { DoorFrame } from "./door-frame.tsx";
import { useEntrance } from "./use-entrance.ts";

const place = getRouteApi("/sign-in");

export function SignInPage() {
  const { t } = useTranslation("portal");
  const { next } = place.useSearch();
  const enter = useEntrance();
  const words = useProblemWords();
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
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (!attempt.isPending) attempt.mutate();
        }}
      >
        {attempt.error && !blamed ? <ErrorState problem={words(attempt.error)} /> : null}
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
        <Button type="submit" loading={attempt.isPending} fullWidth>
          {t("door.signIn.enter")}
        </Button>
      </form>
    </DoorFrame>
  );
}
