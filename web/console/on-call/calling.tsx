/** Calling { alerts }: the banner itself, said aloud when it appears, and a mark in the window's title for those who look elsewhere. */
import "./on-call.css";
import { Link } from "@tanstack/react-router";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import type { AlertView } from "#api/on-call.ts";
import { useSession } from "#web/session/session.ts";
import { Button } from "#web/ui/button.tsx";
import { formatDuration } from "#web/ui/format-time.ts";
import { useReader } from "#web/ui/reader.tsx";
import { useMinute } from "#web/ui/time.tsx";
import { useAcknowledge } from "./on-call-queries.ts";

export function Calling({ alerts }: { alerts: readonly AlertView[] }) {
  const { t } = useTranslation("oncall");
  useTitleMark(t("calling.mark", { count: alerts.length }));
  return (
    <div className="calling" role="alert">
      {alerts.map((alert) => (
        <Call key={alert.id} alert={alert} />
      ))}
    </div>
  );
}

function Call({ alert }: { alert: AlertView }) {
  const { t } = useTranslation("oncall");
  const { id: me } = useSession();
  const reader = useReader();
  const now = useMinute();
  const acknowledging = useAcknowledge(alert.reference);
  const { reference, severity, subject, due } = alert;
  const last = alert.calls.at(-1);
  const isMine = last?.agent.id === me;
  const standing = due === null ? "over" : isMine ? "mine" : "others";
  return (
    <div>
      <p>
        {t("calling.lead", { severity })}{" "}
        <Link to="/console/tickets/$reference" params={{ reference }}>
          {reference}
        </Link>{" "}
        {subject}
        {" – "}
        {t(`calling.${standing}`, {
          name: last?.agent.name ?? "",
          left: formatDuration(Math.max(60_000, Date.parse(due ?? "") - now), reader),
        })}
      </p>
      <Button loading={acknowledging.isPending} onClick={() => acknowledging.mutate(alert.id)}>
        {t("calling.acknowledge")}
      </Button>
    </div>
  );
}

/** Each page writes the title anew: the mark is put before whatever it is then. */
function useTitleMark(mark: string): void {
  useEffect(() => {
    const title = document.querySelector("title");
    const put = () => {
      if (!document.title.startsWith(mark)) document.title = `${mark}${document.title}`;
    };
    const observer = new MutationObserver(put);
    if (title) observer.observe(title, { childList: true });
    put();
    return () => {
      observer.disconnect();
      if (document.title.startsWith(mark)) document.title = document.title.slice(mark.length);
    };
  }, [mark]);
}
