/** SwitchOff { page }: a button that has on call call nobody any more, once one has said why. */
import "../forms/forms.css";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { switchOnCallOff } from "#api/on-call.ts";
import type { OnCallPage } from "#api/on-call.ts";
import { ask } from "#web/session/ask.ts";
import { useDraft } from "#web/session/use-draft.ts";
import { fieldProblem, useProblemWords } from "#web/session/problem-words.ts";
import { Button } from "#web/ui/button.tsx";
import { ConfirmDialog } from "#web/ui/confirm-dialog.tsx";
import { notify } from "#web/ui/notices.tsx";
import { TextField } from "../forms/controls.tsx";
import { useChange } from "./on-call-queries.ts";

export function SwitchOff({ page: { version } }: { page: OnCallPage }) {
  const { t } = useTranslation("oncall");
  const words = useProblemWords();
  const [opened, setOpened] = useState(false);
  const { text: why, setText: setWhy, forget } = useDraft("switch-off");
  const close = () => setOpened(false);
  const switching = useChange(
    () => ask(switchOnCallOff, { body: { why }, ifMatch: version }),
    () => {
      forget();
      notify({ tone: "done", title: t("off.saved") });
      close();
    },
  );
  return (
    <>
      <Button variant="default" onClick={() => setOpened(true)}>
        {t("off.button")}
      </Button>
      {opened ? (
        <ConfirmDialog
          opened
          title={t("off.ask")}
          confirmLabel={t("off.confirm")}
          busy={switching.isPending}
          problem={switching.error ? words(switching.error) : undefined}
          onConfirm={() => switching.mutate(undefined)}
          onClose={close}
        >
          <div className="stack">
            <p className="small muted">{t("off.explain")}</p>
            <TextField
              label={t("rotation.why")}
              required
              maxLength={1000}
              value={why}
              onChange={setWhy}
              error={fieldProblem(switching.error, "why")}
            />
          </div>
        </ConfirmDialog>
      ) : null}
    </>
  );
}
