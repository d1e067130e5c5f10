/** Effects { preview }: for which tickets that wait now the schedule would act otherwise, and how. */
import "./procedure-settings.css";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Time } from "#web/ui/time.tsx";
import type { SettingsPreview } from "./settings-queries.ts";

export function Effects({ preview }: { preview: SettingsPreview }) {
  const { t } = useTranslation("settings");
  const { moved, reminders, closing, closes, checked, isMore, round } = preview;
  return (
    <div className="stack setting-effects">
      <h3>{t("effects.title")}</h3>
      {moved === 0 && closing === 0 ? <p>{t("effects.none")}</p> : null}
      {closing > 0 ? (
        <div>
          <p>
            <strong>{t("effects.closing", { count: closing })}</strong>
          </p>
          <Tickets all={closing}>
            {closes.map((ticket) => (
              <Ticket key={ticket.id} {...ticket} />
            ))}
          </Tickets>
          <p className="small muted">
            {t("effects.round")} <Time at={round} form="full" />
          </p>
        </div>
      ) : null}
      {moved > 0 ? (
        <div>
          <p>{t("effects.moved", { count: moved })}</p>
          <Tickets all={moved}>
            {reminders.map(({ next, nextThen, ...ticket }) => (
              <Ticket key={ticket.id} {...ticket}>
                <Reminder at={next} /> → <Reminder at={nextThen} />
              </Ticket>
            ))}
          </Tickets>
        </div>
      ) : null}
      <p className="small muted">
        {t(isMore ? "effects.first" : "effects.checked", { count: checked })}
      </p>
    </div>
  );
}

function Tickets({ all, children }: { all: number; children: ReactNode[] }) {
  const { t } = useTranslation("settings");
  const left = all - children.length;
  return (
    <>
      <ul className="setting-tickets small">{children}</ul>
      {left > 0 ? <p className="small muted">{t("effects.more", { count: left })}</p> : null}
    </>
  );
}

type TicketProps = Omit<SettingsPreview["closes"][number], "id"> & { children?: ReactNode };

function Ticket({ reference, subject, organisation, children }: TicketProps) {
  return (
    <li>
      <Link to="/console/tickets/$reference" params={{ reference }}>
        {reference}
      </Link>{" "}
      · {organisation.name}
      <div dir="auto">{subject}</div>
      {children ? <div className="muted">{children}</div> : null}
    </li>
  );
}

function Reminder({ at }: { at: string | null }) {
  const { t } = useTranslation("settings");
  return at === null ? t("effects.noReminder") : <Time at={at} />;
}
