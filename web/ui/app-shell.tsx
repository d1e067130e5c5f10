/**
 * AppShell { home, nav, person, language, onLanguage, onSignOut, search?, menu?, alarm?, wide?, children }: the frame of every signed-in page.
 *   home: (logo) => <Link to="/">{logo}</Link>; nav: the <Link>s with keys, which mark themselves current; person { name, detail? };
 *   language 'fr' | 'en'; search: what `Ctrl K` finds (CommandSearch); menu: more <MenuItem>s; alarm: what stays under the bar,
 *   covered by no notice; wide: no page margins (the console).
 *   Brings the skip link, `?`, `Ctrl K`, theme and language, notices and the live region.
 */
import "./app-shell.css";
import { lazy, Suspense, useState } from "react";
import type { ReactElement, ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Avatar } from "./avatar.tsx";
import type { CommandSearch } from "./command-palette.tsx";
import { Kbd } from "./kbd.tsx";
import { LiveRegion } from "./live-region.tsx";
import { Notices } from "./notices.tsx";
import { MenuItem, PopupMenu } from "./popup-menu.tsx";
import { LanguageSwitch, ThemeItems } from "./switches.tsx";
import { TopNav } from "./top-nav.tsx";
import { useKeyListener, useKeys } from "./use-keys.ts";

const Palette = lazy(() => import("./command-palette.tsx"));
const KeysHelp = lazy(async () => ({ default: (await import("./keys-help.tsx")).KeysHelp }));

export type AppShellProps = {
  home: (logo: ReactNode) => ReactNode;
  nav: readonly ReactElement[];
  person: { name: string; detail?: string | undefined };
  language: "fr" | "en";
  onLanguage: (language: "fr" | "en") => void;
  onSignOut: () => void;
  search?: CommandSearch | undefined;
  menu?: ReactNode;
  alarm?: ReactNode;
  wide?: boolean | undefined;
  children: ReactNode;
};

export function AppShell(props: AppShellProps) {
  const { t } = useTranslation("ui");
  const { finding, setFinding, helping, setHelping } = useOverlays(props.search !== undefined);
  return (
    <>
      <a className="skip" href="#content">
        {t("skip")}
      </a>
      <div className="top-stack">
        <header className="top">
          <TopNav home={props.home} links={props.nav} />
          <div className="top-tools">
            {props.search ? <FindButton onOpen={() => setFinding(true)} /> : null}
            <LanguageSwitch language={props.language} onLanguage={props.onLanguage} />
            <PersonMenu {...props} onKeys={() => setHelping(true)} />
          </div>
        </header>
        <div className="top-alarm">{props.alarm}</div>
        <Notices />
      </div>
      <main id="content" className="page" tabIndex={-1} data-wide={props.wide ? true : undefined}>
        {props.children}
      </main>
      <LiveRegion />
      <Suspense>
        {finding && props.search ? (
          <Palette search={props.search} onClose={() => setFinding(false)} />
        ) : null}
        {helping ? <KeysHelp opened onClose={() => setHelping(false)} /> : null}
      </Suspense>
    </>
  );
}

function useOverlays(searchable: boolean) {
  const { t } = useTranslation("ui");
  const [finding, setFinding] = useState(false);
  const [helping, setHelping] = useState(false);
  useKeyListener();
  const group = t("keys.everywhere");
  useKeys([{ key: "?", label: t("keys.title"), group, run: () => setHelping(true) }]);
  useKeys(
    [{ key: "mod+k", label: t("palette.title"), group, run: () => setFinding(true) }],
    searchable,
  );
  return { finding, setFinding, helping, setHelping };
}

function FindButton({ onOpen }: { onOpen: () => void }) {
  const { t } = useTranslation("ui");
  return (
    <button type="button" className="tool find" title={t("palette.title")} onClick={onOpen}>
      <svg
        width="15"
        height="15"
        viewBox="0 0 15 15"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.7"
        aria-hidden="true"
      >
        <circle cx="6.2" cy="6.2" r="4.6" />
        <path d="M9.8 9.8l4 4" strokeLinecap="round" />
      </svg>
      <span className="find-word">{t("palette.find")}</span>
      <span aria-hidden="true">
        <Kbd keys="mod+k" />
      </span>
    </button>
  );
}

function PersonMenu(props: AppShellProps & { onKeys: () => void }) {
  const { t } = useTranslation("ui");
  const { name, detail } = props.person;
  const header = (
    <>
      <strong>{name}</strong>
      {detail ? <div className="small muted">{detail}</div> : null}
    </>
  );
  return (
    <PopupMenu label={t("account", { name })} button={<Avatar name={name} />} header={header}>
      {props.menu}
      <ThemeItems />
      <MenuItem onSelect={props.onKeys}>{t("keys.title")}</MenuItem>
      <MenuItem onSelect={props.onSignOut}>{t("signOut")}</MenuItem>
    </PopupMenu>
  );
}
