import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { changePassword } from "#api/session.ts";
import { ask } from "#web/session/ask.ts";
import { fieldProblem, useProblemWords } from "#web/session/problem-words.ts";
import { Button } from "#web/ui/button.tsx";
import { Card } from "#web/ui/card.tsx";
import { TextField } from "#web/ui/field.tsx";
import { notify } from "#web/ui/notices.tsx";
import { ErrorState } from "#web/ui/states.tsx";
import { NewPassword } from "./new-password.tsx";

export function PasswordCard() {
  const { t } = useTranslation("portal");
  const queries = useQueryClient();
  const words = useProblemWords();
  const [current, setCurrent] = useState("");
  const [next, setNext] = useState("");
  const changed = useMutation({
    mutationFn: () => ask(changePassword, { body: { current, next } }),
    onSuccess: () => {
      setCurrent("");
      setNext("");
      void queries.invalidateQueries({ queryKey: ["sessions"] });
      notify({ tone: "done", title: t("account.passwordChanged") });
    },
  });
  const blamed = (field: string) => fieldProblem(changed.error, field);
  const elsewhere = changed.error && !["current", "next"].some(blamed);
  return (
    <Card title={t("account.password")}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (!changed.isPending) changed.mutate();
        }}
      >
        {elsewhere ? <ErrorState problem={words(changed.error)} /> : null}
        <TextField
          label={t("account.currentPassword")}
          type="password"
          autoComplete="current-password"
          required
          value={current}
          onChange={setCurrent}
          error={blamed("current")}
        />
        <NewPassword
          label={t("door.newPassword")}
          value={next}
          onChange={setNext}
          error={blamed("next")}
        />
        <p className="small muted">{t("account.passwordEnds")}</p>
        <div>
          <Button type="submit" variant="default" loading={changed.isPending}>
            {t("account.changePassword")}
          </Button>
        </div>
      </form>
    </Card>
  );
}
