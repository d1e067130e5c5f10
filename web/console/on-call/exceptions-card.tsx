/** ExceptionsCard { page }: swaps and absences that are not over, each taken back by whoever may. */
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { takeBackException } from "#api/on-call.ts";
import type { ExceptionView, OnCallPage } from "#api/on-call.ts";
import { ask } from "#web/session/ask.ts";
import { useProblemWords } from "#web/session/problem-words.ts";
import { Button } from "#web/ui/button.tsx";
import { Card } from "#web/ui/card.tsx";
import { Chip } from "#web/ui/chips.tsx";
import { ConfirmDialog } from "#web/ui/confirm-dialog.tsx";
import { notify } from "#web/ui/notices.tsx";
import { Time } from "#web/ui/time.tsx";
import { useChange } from "./on-call-queries.ts";

export function ExceptionsCard({ page: { exceptions } }: { page: OnCallPage }) {
  const { t } = useTranslation("oncall");
  const [taking, setTaking] = useState<ExceptionView | undefined>();
  return (
    <Card title={t("exceptions.title")}>
      {exceptions.length === 0 ? (
        <p className="small muted">{t("exceptions.none")}</p>
      ) : (
        <ul className="exceptions">
          {exceptions.map((one) => (
            <li key={one.id}>
              <div>
                <Chip tone={one.by ? "brand" : "warn"}>
                  {t(one.by ? "exceptions.cover" : "exceptions.absence")}
                </Chip>{" "}
                {one.by
                  ? t("exceptions.covers", { name: one.by.name, other: one.agent.name })
                  : one.agent.name}
                <div className="small muted">
                  <Time at={one.from} /> – <Time at={one.to} /> · {one.why} ·{" "}
                  {t("exceptions.madeBy", { name: one.madeBy })}
                </div>
              </div>
              {one.may.takeBack ? (
                <Button size="xs" variant="default" onClick={() => setTaking(one)}>
                  {t("exceptions.takeBack")}
                </Button>
              ) : null}
            </li>
          ))}
        </ul>
      )}
      {taking ? <TakeBack exception={taking} onClose={() => setTaking(undefined)} /> : null}
    </Card>
  );
}

type Props = { exception: ExceptionView; onClose: () => void };

function TakeBack({ exception, onClose }: Props) {
  const { t } = useTranslation("oncall");
  const words = useProblemWords();
  const taking = useChange(
    (id: string) => ask(takeBackException, { params: { exception: id } }),
    () => {
      notify({ tone: "done", title: t("exceptions.takenBack") });
      onClose();
    },
  );
  return (
    <ConfirmDialog
      opened
      title={t("exceptions.takeBackTitle")}
      confirmLabel={t("exceptions.takeBack")}
      busy={taking.isPending}
      problem={taking.error ? words(taking.error) : undefined}
      onConfirm={() => taking.mutate(exception.id)}
      onClose={onClose}
    >
      <p>{t("exceptions.takeBackExplain")}</p>
    </ConfirmDialog>
  );
}
