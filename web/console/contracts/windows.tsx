/** Windows { contract }: maintenance windows of a contract, announced and taken back by the desk. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { announceMaintenanceWindow, takeMaintenanceWindowBack } from "#api/maintenance-windows.ts";
import type { MaintenanceWindows } from "#api/maintenance-windows.ts";
import { WindowsCard, windowsKey } from "#web/contracts/windows-card.tsx";
import { ask, newKey } from "#web/session/ask.ts";
import { fieldProblem } from "#web/session/problem-words.ts";
import { useDraft } from "#web/session/use-draft.ts";
import { Trouble } from "#web/tickets/trouble.tsx";
import { Button } from "#web/ui/button.tsx";
import { ConfirmDialog } from "#web/ui/confirm-dialog.tsx";
import { notify } from "#web/ui/notices.tsx";
import { useReader } from "#web/ui/reader.tsx";
import { instantOf } from "#web/ui/wall-time.ts";
import { TextField } from "../forms/controls.tsx";

type Props = { subscription: string };

export function Windows({ subscription }: Props) {
  const { t } = useTranslation("contracts");
  const [isAnnouncing, setAnnouncing] = useState(false);
  const [taking, setTaking] = useState<MaintenanceWindows["items"][number] | undefined>();
  const keep = useKept(subscription);
  const takeBack = useMutation({
    mutationFn: (window: string) =>
      ask(takeMaintenanceWindowBack, { params: { subscription, window }, body: {} }),
    onSuccess: (windows) => {
      keep(windows);
      setTaking(undefined);
    },
  });
  return (
    <WindowsCard subscription={subscription} onTakeBack={setTaking}>
      <div>
        <Button variant="default" onClick={() => setAnnouncing(true)}>
          {t("windows.announce")}
        </Button>
      </div>
      {isAnnouncing ? (
        <AnnounceDialog subscription={subscription} onClose={() => setAnnouncing(false)} />
      ) : null}
      {taking ? (
        <ConfirmDialog
          opened
          title={t("windows.takeBackTitle", { what: taking.what })}
          confirmLabel={t("windows.confirm")}
          busy={takeBack.isPending}
          onConfirm={() => takeBack.mutate(taking.id)}
          onClose={() => setTaking(undefined)}
        >
          <p>{t("windows.takeBackExplain")}</p>
          <Trouble cause={takeBack.error} />
        </ConfirmDialog>
      ) : null}
    </WindowsCard>
  );
}

function useKept(subscription: string) {
  const queries = useQueryClient();
  return (windows: MaintenanceWindows) => {
    queries.setQueryData(windowsKey(subscription), windows);
    void queries.invalidateQueries({ queryKey: ["ticket-clocks"] });
  };
}

function AnnounceDialog({ subscription, onClose }: Props & { onClose: () => void }) {
  const { t } = useTranslation("contracts");
  const { timeZone } = useReader();
  const [given, setGiven] = useState({ startsAt: "", endsAt: "" });
  const { text: what, setText: setWhat, forget } = useDraft(`maintenance-window:${subscription}`);
  const [tried, setTried] = useState(false);
  const key = useRef(newKey());
  const keep = useKept(subscription);
  const [startsAt, endsAt] = [
    instantOf(given.startsAt, timeZone),
    instantOf(given.endsAt, timeZone),
  ];
  const announce = useMutation({
    mutationFn: (body: { startsAt: string; endsAt: string; what: string }) =>
      ask(announceMaintenanceWindow, {
        params: { subscription },
        body,
        idempotencyKey: key.current,
      }),
    onSuccess: (windows) => {
      keep(windows);
      forget();
      notify({ tone: "done", title: t("windows.done"), detail: what });
      onClose();
    },
    onError: () => {
      key.current = newKey();
    },
  });
  const needed = (value: unknown) => (tried && !value ? t("windows.needed") : undefined);
  return (
    <ConfirmDialog
      opened
      size="lg"
      title={t("windows.announce")}
      confirmLabel={t("windows.announceNow")}
      busy={announce.isPending}
      onConfirm={() => {
        setTried(true);
        if (startsAt && endsAt && what.trim() !== "") announce.mutate({ startsAt, endsAt, what });
      }}
      onClose={onClose}
    >
      <div className="stack">
        <p className="muted">{t("windows.announceExplain")}</p>
        <TextField
          label={t("windows.what")}
          value={what}
          maxLength={200}
          onChange={setWhat}
          error={fieldProblem(announce.error, "what") ?? needed(what.trim())}
        />
        <div className="fields">
          <TextField
            type="datetime-local"
            label={t("windows.startsAt", { timeZone })}
            value={given.startsAt}
            onChange={(value) => setGiven({ ...given, startsAt: value })}
            error={fieldProblem(announce.error, "startsAt") ?? needed(startsAt)}
          />
          <TextField
            type="datetime-local"
            label={t("windows.endsAt", { timeZone })}
            value={given.endsAt}
            onChange={(value) => setGiven({ ...given, endsAt: value })}
            error={fieldProblem(announce.error, "endsAt") ?? needed(endsAt)}
          />
        </div>
        <Trouble cause={announce.error} />
      </div>
    </ConfirmDialog>
  );
}
