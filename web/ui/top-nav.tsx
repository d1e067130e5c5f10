/**
 * TopNav { home, links }: logo and links of the bar. What does not fit beside the tools stands under "More"; on a narrow screen
 *   all of it opens from a button. Escape, another place or a followed link closes either.
 */
import "./top-nav.css";
import { useEffect, useRef, useState } from "react";
import type { ReactElement, ReactNode, RefObject } from "react";
import { useTranslation } from "react-i18next";
import { Logo } from "./logo.tsx";

export type TopNavProps = {
  home: (logo: ReactNode) => ReactNode;
  links: readonly ReactElement[];
};

export function TopNav({ home, links }: TopNavProps) {
  const { t } = useTranslation("ui");
  const menuButton = useRef<HTMLButtonElement>(null);
  const menuPlace = useRef<HTMLElement>(null);
  const moreButton = useRef<HTMLButtonElement>(null);
  const morePlace = useRef<HTMLDivElement>(null);
  const menu = useDisclosure(menuButton, menuPlace);
  const more = useDisclosure(moreButton, morePlace);
  const row = useRef<HTMLUListElement>(null);
  const { fitting, end } = useFitting(row, links.length);
  return (
    <>
      <button
        type="button"
        className="tool menu-toggle"
        aria-label={t("menu")}
        aria-expanded={menu.open}
        aria-controls="navigation"
        ref={menuButton}
        onClick={menu.toggle}
      >
        <Bars />
      </button>
      <div className="logo-place">
        {home(
          <span className="logo">
            <Logo />
            <span className="logo-word">Permanence</span>
          </span>,
        )}
      </div>
      <nav
        id="navigation"
        className="top-nav"
        aria-label={t("navigation")}
        data-open={menu.open ? true : undefined}
        data-over={fitting < links.length ? true : undefined}
        ref={menuPlace}
      >
        <ul className="top-links" ref={row}>
          {links.map((link, index) => (
            <li key={link.key} data-over={index >= fitting ? true : undefined}>
              {link}
            </li>
          ))}
        </ul>
        <div className="top-more" style={{ insetInlineStart: end }} ref={morePlace}>
          <button
            type="button"
            aria-expanded={more.open}
            aria-controls="navigation-more"
            ref={moreButton}
            onClick={more.toggle}
          >
            {t("more")}
          </button>
          <ul id="navigation-more" className="top-more-links" hidden={!more.open}>
            {links.slice(fitting).map((link) => (
              <li key={link.key}>{link}</li>
            ))}
          </ul>
        </div>
      </nav>
    </>
  );
}

function Bars() {
  return (
    <svg
      width="18"
      height="14"
      viewBox="0 0 18 14"
      stroke="currentColor"
      strokeWidth="2"
      aria-hidden="true"
    >
      <path d="M0 1h18M0 7h18M0 13h18" />
    </svg>
  );
}

/** Open until its button, Escape, a link inside or another place is used. */
function useDisclosure(
  button: RefObject<HTMLElement | null>,
  place: RefObject<HTMLElement | null>,
) {
  const [open, setOpen] = useState(false);
  useEffect(() => {
    if (!open) return undefined;
    const isInside = ({ target }: Event) =>
      target instanceof Node &&
      (button.current?.contains(target) === true || place.current?.contains(target) === true);
    const leave = (event: Event) => {
      if (!isInside(event)) setOpen(false);
    };
    const follow = ({ target }: Event) => {
      if (target instanceof Element && target.closest("a")) setOpen(false);
    };
    const escape = ({ key }: KeyboardEvent) => {
      if (key !== "Escape") return;
      setOpen(false);
      button.current?.focus();
    };
    document.addEventListener("pointerdown", leave);
    document.addEventListener("focusin", leave);
    document.addEventListener("click", follow);
    document.addEventListener("keydown", escape);
    return () => {
      document.removeEventListener("pointerdown", leave);
      document.removeEventListener("focusin", leave);
      document.removeEventListener("click", follow);
      document.removeEventListener("keydown", escape);
    };
  }, [open, button, place]);
  return { open, toggle: () => setOpen(!open) };
}

/** How many links stand on the bar's one line, and where the last of them ends, in pixels; the others have wrapped out of sight. */
function useFitting(row: RefObject<HTMLUListElement | null>, count: number) {
  const [fit, setFit] = useState({ fitting: count, end: 0 });
  useEffect(() => {
    const list = row.current;
    if (!list) return undefined;
    const measure = () => {
      const items = [...list.children].filter((item) => item instanceof HTMLElement);
      const wrapped = items.findIndex(
        (item) => item.offsetTop > 0 && item.offsetTop >= list.offsetHeight,
      );
      const fitting = wrapped === -1 ? items.length : wrapped;
      const last = items[fitting - 1];
      const end = last ? last.offsetLeft + last.offsetWidth : 0;
      setFit((before) =>
        before.fitting === fitting && before.end === end ? before : { fitting, end },
      );
    };
    // The list changes with the window, its items with language and fonts.
    const observer = new ResizeObserver(measure);
    observer.observe(list);
    for (const item of list.children) observer.observe(item);
    return () => observer.disconnect();
  }, [row, count]);
  return fit;
}
