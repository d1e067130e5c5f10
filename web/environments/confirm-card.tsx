/** ConfirmCard { environment, edit, isAsked }: what to do where facts are missing or old, or asked for; one click where all of them still hold. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { EnvironmentView } from "#api/environment-views.ts";
import { confirmEnvironment } from "#api/environments.ts";
import { ask, newKey } from "#web/session/ask.ts";
import { useProblemWords } from "#web/session/problem-words.ts";
import { Button } from "#web/ui/button.tsx";
import { Card } from "#web/ui/card.tsx";
import { notify } from "#web/ui/notices.tsx";
import { ErrorState } from "#web/ui/states.tsx";
import { useReader } from "#web/ui/reader.tsx";

type Props = {
  environment: Pick<EnvironmentView, "id" | "version" | "name" | "freshness" | "may">;
  /** Leads to where it is corrected. */
  edit: ReactNode;
  /** A ticket waits for it: it is asked about however lately it was confirmed. */
  isAsked?: boolean;
};

export function ConfirmCard({ environment, edit, isAsked = false }: Props) {
  const { t } = useTranslation("environments");
  const words = useProblemWords();
  const { language } = useReader();
  const confirming = useConfirming(environment);
  const { freshness, may } = environment;
  if (!may.keep || (freshness.state === "fresh" && !isAsked)) return null;
  const list = new Intl.ListFormat(language, { type: "conjunction" });
  const named = (facts: typeof freshness.missing) =>
    list.format(facts.map((name) => t(`facts.short.${name}`)));
  return (
    <Card tone="call" title={t("confirm.title")}>
      <div className="stack tight">
        {isAsked ? <p>{t("confirm.asked")}</p> : null}
        {freshness.missing.length > 0 ? (
          <p>{t("confirm.missing", { facts: named(freshness.missing) })}</p>
        ) : null}
        {freshness.old.length > 0 ? (
          <p>{t("confirm.old", { facts: named(freshness.old) })}</p>
        ) : null}
        {confirming.error ? <ErrorState problem={words(confirming.error)} /> : null}
        <div className="row wrap">
          {freshness.missing.length === 0 ? (
            <Button loading={confirming.isPending} onClick={() => confirming.mutate()}>
              {t("confirm.all")}
            </Button>
          ) : null}
          {edit}
        </div>
      </div>
    </Card>
  );
}

function useConfirming({ id, version, name }: Props["environment"]) {
  const { t } = useTranslation("environments");
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () =>
      ask(confirmEnvironment, {
        params: { environment: id },
        ifMatch: version,
        body: {},
        idempotencyKey: newKey(),
      }),
    onSuccess: () => notify({ tone: "done", title: t("confirm.done", { name }) }),
    onSettled: async () => {
      await queries.invalidateQueries({ queryKey: ["environments"] });
      await queries.invalidateQueries({ queryKey: ["coverage"] });
    },
  });
}
