import { useMutation } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { resetPassword } from "#api/session.ts";
import { ask } from "#web/session/ask.ts";
import { fieldProblem } from "#web/session/problem-words.ts";
import { DoorForm } from "./door-form.tsx";
import { DoorFrame } from "./door-frame.tsx";
import { NewPassword } from "./new-password.tsx";

const place = getRouteApi("/reset/$token");

export function ResetPage() {
  const { t } = useTranslation("portal");
  const { token } = place.useParams();
  const [password, setPassword] = useState("");
  const chosen = useMutation({
    mutationFn: () => ask(resetPassword, { params: { token }, body: { password } }),
  });
  const foot = <Link to="/forgotten">{t("door.reset.askAgain")}</Link>;
  if (chosen.isSuccess) {
    return (
      <DoorFrame
        title={t("door.reset.doneTitle")}
        lead={t("door.reset.done")}
        foot={<Link to="/sign-in">{t("door.signIn.enter")}</Link>}
      />
    );
  }
  const blamed = fieldProblem(chosen.error, "password");
  return (
    <DoorFrame title={t("door.reset.title")} lead={t("door.reset.lead")} foot={foot}>
      <DoorForm
        submit={t("door.reset.save")}
        busy={chosen.isPending}
        cause={chosen.error && !blamed ? chosen.error : undefined}
        onSubmit={() => chosen.mutate()}
      >
        <NewPassword
          label={t("door.newPassword")}
          value={password}
          onChange={setPassword}
          error={blamed}
          autoFocus
        />
      </DoorForm>
    </DoorFrame>
  );
}
