import { useMutation } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { resetPassword } from "#api/session.ts";
import { ask } from "#web/session/ask.ts";
import { fieldProblem, useProblemWords } from "#web/session/problem-words.ts";
import { Button } from "#web/ui/button.tsx";
import { ErrorState } from "#web/ui/states.tsx";
import { DoorFrame } from "./door-frame.tsx";
import { NewPassword } from "./new-password.tsx";

const place = getRouteApi("/reset/$token");

export function ResetPage() {
  const { t } = useTranslation("portal");
  const { token } = place.useParams();
  const words = useProblemWords();
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
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (!chosen.isPending) chosen.mutate();
        }}
      >
        {chosen.error && !blamed ? <ErrorState problem={words(chosen.error)} /> : null}
        <NewPassword
          label={t("door.newPassword")}
          value={password}
          onChange={setPassword}
          error={blamed}
          autoFocus
        />
        <Button type="submit" loading={chosen.isPending} fullWidth>
          {t("door.reset.save")}
        </Button>
      </form>
    </DoorFrame>
  );
}
