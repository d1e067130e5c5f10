/**
 * notify({ tone: 'done' | 'refused' | 'news', title, detail?, code?, requestId?, action? }): a notice under the bar, said aloud too.
 *   A refusal stays until closed; the others leave after six seconds, unless pointed at or focused, or when the next one comes.
 *   Notices: mounted once, by the shell.
 */
import "./notices.css";
import { useEffect, useState, useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import { announce } from "./live-region.tsx";

export type Notice = {
  tone: "done" | "refused" | "news";
  title: string;
  detail?: string | undefined;
  code?: string | undefined;
  requestId?: string | undefined;
  action?: { label: string; run: () => void } | undefined;
};
type Shown = Notice & { id: number };

const shownMax = 4;
const stayMilliseconds = 6000;
let notices: readonly Shown[] = [];
let count = 0;
const listeners = new Set<() => void>();

export function notify(notice: Notice): void {
  count += 1;
  // Those that would leave by themselves make room: what hangs there is to stay as low as one line.
  const staying = notices.filter(({ tone }) => tone === "refused");
  change([...staying, { ...notice, id: count }].slice(-shownMax));
  announce([notice.title, notice.detail].filter(Boolean).join(". "), notice.tone === "refused");
}

export function Notices() {
  const { t } = useTranslation("ui");
  const current = useSyncExternalStore(subscribe, () => notices);
  return (
    <section className="notices no-print" aria-label={t("notices")}>
      {current.map((notice) => (
        <NoticeCard key={notice.id} notice={notice} />
      ))}
    </section>
  );
}

function NoticeCard({ notice }: { notice: Shown }) {
  const { t } = useTranslation("ui");
  const [held, setHeld] = useState(false);
  const close = () => change(notices.filter(({ id }) => id !== notice.id));
  useEffect(() => {
    if (notice.tone === "refused" || held) return undefined;
    const timer = setTimeout(
      () => change(notices.filter(({ id }) => id !== notice.id)),
      stayMilliseconds,
    );
    return () => clearTimeout(timer);
  }, [notice, held]);
  const codes = [notice.code, notice.requestId].filter(Boolean).join(" · ");
  return (
    <div
      className="notice"
      data-tone={notice.tone}
      onMouseEnter={() => setHeld(true)}
      onMouseLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <div className="notice-words">
        <strong>{notice.title}</strong>
        {notice.detail ? <span>{notice.detail}</span> : null}
        {notice.action ? <NoticeAction action={notice.action} close={close} /> : null}
        {codes ? <div className="codes mono">{codes}</div> : null}
      </div>
      <button type="button" className="notice-close" aria-label={t("close")} onClick={close}>
        ×
      </button>
    </div>
  );
}

function NoticeAction({
  action,
  close,
}: {
  action: { label: string; run: () => void };
  close: () => void;
}) {
  const act = () => {
    close();
    action.run();
  };
  return (
    <button type="button" className="link-button small" onClick={act}>
      {action.label}
    </button>
  );
}

function change(next: readonly Shown[]): void {
  notices = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
