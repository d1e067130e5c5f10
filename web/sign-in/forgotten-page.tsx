import { useMutation } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { askReset } from "#api/session.ts";
import { ask } from "#web/session/ask.ts";
import { fieldProblem } from "#web/session/problem-words.ts";
import { TextField } from "#web/ui/field.tsx";
import { DoorForm } from "./door-form.tsx";
import { DoorFrame } from "./door-frame.tsx";

export function ForgottenPage() {
  const { t } = useTranslation("portal");
  const [email, setEmail] = useState("");
  const asked = useMutation({ mutationFn: () => ask(askReset, { body: { email: email.trim() } }) });
  const back = <Link to="/sign-in">{t("door.backToSignIn")}</Link>;
  if (asked.isSuccess) {
    return (
      <DoorFrame title={t("door.forgotten.sentTitle")} foot={back}>
        <p role="status">{t("door.forgotten.sent", { email: email.trim() })}</p>
      </DoorFrame>
    );
  }
  const blamed = fieldProblem(asked.error, "email");
  return (
    <DoorFrame title={t("door.forgotten.title")} lead={t("door.forgotten.lead")} foot={back}>
      <DoorForm
        submit={t("door.forgotten.send")}
        busy={asked.isPending}
        cause={asked.error && !blamed ? asked.error : undefined}
        onSubmit={() => asked.mutate()}
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
      </DoorForm>
    </DoorFrame>
  );
}
