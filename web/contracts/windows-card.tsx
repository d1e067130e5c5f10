/**
 * WindowsCard { subscription, children? }: announced maintenance windows of a contract, those to come first; nothing where there never was
 *   one and the reader announces none. onTakeBack?, children: what the desk does about them.
 */
import "./contracts.css";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { listMaintenanceWindows } from "#api/maintenance-windows.ts";
import type { MaintenanceWindows } from "#api/maintenance-windows.ts";
import { ask } from "#web/session/ask.ts";
import { Button } from "#web/ui/button.tsx";
import { Card } from "#web/ui/card.tsx";
import { Chip } from "#web/ui/chips.tsx";
import { Time, useMinute } from "#web/ui/time.tsx";

type Window = MaintenanceWindows["items"][number];
type Props = {
  subscription: string;
  onTakeBack?: (window: Window) => void;
  children?: ReactNode;
};

export const windowsKey = (subscription: string) => ["maintenance-windows", subscription];

export function WindowsCard({ subscription, onTakeBack, children }: Props) {
  const { t } = useTranslation("contracts");
  const { data } = useQuery({
    queryKey: windowsKey(subscription),
    queryFn: ({ signal }) => ask(listMaintenanceWindows, { params: { subscription }, signal }),
  });
  if (data === undefined || (data.items.length === 0 && children === undefined)) return null;
  return (
    <Card title={t("windows.title")}>
      <p className="small muted">{t("windows.explain")}</p>
      {data.items.length === 0 ? <p className="muted">{t("windows.none")}</p> : null}
      <ul className="plain-list">
        {data.items.map((window) => (
          <li key={window.id}>
            <WindowLine window={window} onTakeBack={onTakeBack} />
          </li>
        ))}
      </ul>
      {data.may.announce ? children : null}
    </Card>
  );
}

type LineProps = { window: Window; onTakeBack: Props["onTakeBack"] };

function WindowLine({ window, onTakeBack }: LineProps) {
  const { t } = useTranslation("contracts");
  const now = useMinute();
  const { startsAt, endsAt, what, announcedAt, announcedBy, takenBackAt } = window;
  const standing = standingOf(window, now);
  const isOver = standing === "over" || takenBackAt !== null;
  return (
    <>
      <div className="row wrap">
        <strong>{what}</strong>
        <Chip tone={standing === "now" ? "warn" : "plain"}>{t(`windows.${standing}`)}</Chip>
      </div>
      <div className="small">
        <Time at={startsAt} form="full" /> – <Time at={endsAt} form="full" />
      </div>
      <div className="small muted">
        {t("windows.announced")} <Time at={announcedAt} form="full" />
        {announcedBy === null ? null : ` · ${announcedBy}`}
      </div>
      {onTakeBack && !isOver ? (
        <Button size="xs" variant="default" onClick={() => onTakeBack(window)}>
          {t(standing === "now" ? "windows.end" : "windows.takeBack")}
        </Button>
      ) : null}
    </>
  );
}

function standingOf({ startsAt, endsAt, takenBackAt }: Window, now: number) {
  const [from, to] = [Date.parse(startsAt), Date.parse(endsAt)];
  if (takenBackAt !== null) return Date.parse(takenBackAt) <= from ? "takenBack" : "over";
  if (now < from) return "toCome";
  return now < to ? "now" : "over";
}
