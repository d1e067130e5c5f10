/** RemoveButton { environment }: says that a system is no more, after asking once. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { EnvironmentView } from "#api/environment-views.ts";
import { removeEnvironment } from "#api/environments.ts";
import { ask } from "#web/session/ask.ts";
import { useProblemWords } from "#web/session/problem-words.ts";
import { Button } from "#web/ui/button.tsx";
import { ConfirmDialog } from "#web/ui/confirm-dialog.tsx";
import { notify } from "#web/ui/notices.tsx";

export function RemoveButton({ environment }: { environment: EnvironmentView }) {
  const { t } = useTranslation("environments");
  const words = useProblemWords();
  const queries = useQueryClient();
  const [asking, setAsking] = useState(false);
  const { id, version, name } = environment;
  const removing = useMutation({
    mutationFn: () =>
      ask(removeEnvironment, { params: { environment: id }, ifMatch: version, body: {} }),
    onSuccess: () => {
      setAsking(false);
      notify({ tone: "done", title: t("remove.done", { name }) });
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ["environments"] }),
  });
  return (
    <>
      <Button variant="default" onClick={() => setAsking(true)}>
        {t("remove.button")}
      </Button>
      <ConfirmDialog
        opened={asking}
        danger
        title={t("remove.ask", { name })}
        confirmLabel={t("remove.button")}
        busy={removing.isPending}
        problem={removing.error ? words(removing.error) : undefined}
        onConfirm={() => removing.mutate()}
        onClose={() => setAsking(false)}
      >
        {t("remove.means")}
      </ConfirmDialog>
    </>
  );
}
