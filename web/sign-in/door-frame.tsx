/** The frame of the pages that need no session: one card in the middle, the languages, the logo. */
import "./door-frame.css";
import { useEffect } from "react";
import type { ReactNode } from "react";
import { useLanguage } from "#web/session/words.ts";
import { Logo } from "#web/ui/logo.tsx";
import { LanguageSwitch } from "#web/ui/switches.tsx";

type Props = { title: string; lead?: ReactNode; foot?: ReactNode; children?: ReactNode };

export function DoorFrame({ title, lead, foot, children }: Props) {
  const { language, changeLanguage } = useLanguage();
  useEffect(() => {
    document.title = `${title} · Permanence`;
  }, [title]);
  return (
    <div className="door">
      <header className="door-head">
        <span className="door-logo">
          <Logo /> Permanence
        </span>
        <LanguageSwitch language={language} onLanguage={changeLanguage} />
      </header>
      <main className="door-card">
        <h1>{title}</h1>
        {lead ? <p className="muted">{lead}</p> : null}
        {children}
        {foot ? <div className="door-foot">{foot}</div> : null}
      </main>
    </div>
  );
}
