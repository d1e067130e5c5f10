/**
 * PopupMenu { label, button, children, header? }: a button that opens a menu; children are MenuItem.
 * MenuItem { onSelect, checked?, children }: checked makes it one of a choice. Arrow keys, Home, End, Escape, letters do as expected.
 */
import { useEffect, useId, useRef, useState } from "react";
import type { KeyboardEvent, ReactNode } from "react";
import "./app-shell.css";

export type PopupMenuProps = {
  label: string;
  button: ReactNode;
  header?: ReactNode;
  children: ReactNode;
};

export function PopupMenu({ label, button, header, children }: PopupMenuProps) {
  const [open, setOpen] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  const id = useId();
  useEffect(() => {
    if (!open) return undefined;
    items(place.current)[0]?.focus();
    const leave = (event: Event) => {
      if (event.target instanceof Node && !place.current?.contains(event.target)) setOpen(false);
    };
    document.addEventListener("pointerdown", leave);
    document.addEventListener("focusin", leave);
    return () => {
      document.removeEventListener("pointerdown", leave);
      document.removeEventListener("focusin", leave);
    };
  }, [open]);
  const close = () => {
    setOpen(false);
    place.current?.querySelector("button")?.focus();
  };
  return (
    <div className="popup-place" ref={place}>
      <button
        type="button"
        className="tool"
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => setOpen(!open)}
      >
        {button}
      </button>
      {open ? (
        <div className="popup">
          {header ? <div className="who">{header}</div> : null}
          <div
            id={id}
            role="menu"
            tabIndex={-1}
            aria-label={label}
            onClick={close}
            onKeyDown={(event) => move(event, close)}
          >
            {children}
          </div>
        </div>
      ) : null}
    </div>
  );
}

export type MenuItemProps = {
  onSelect: () => void;
  checked?: boolean | undefined;
  children: ReactNode;
};

export function MenuItem({ onSelect, checked, children }: MenuItemProps) {
  const choice =
    checked === undefined
      ? { role: "menuitem" }
      : { role: "menuitemradio", "aria-checked": checked };
  return (
    <button type="button" tabIndex={-1} onClick={onSelect} {...choice}>
      <span>{children}</span>
    </button>
  );
}

function items(place: HTMLElement | null): HTMLElement[] {
  return [...(place?.querySelectorAll<HTMLElement>('[role^="menuitem"]') ?? [])];
}

function move(event: KeyboardEvent<HTMLElement>, close: () => void): void {
  const all = items(event.currentTarget);
  const at = all.findIndex((item) => item === document.activeElement);
  const targets: Record<string, number> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 };
  const target = targets[event.key];
  if (event.key === "Escape") close();
  else if (target !== undefined) {
    event.preventDefault();
    all.at(target % all.length)?.focus();
  }
}
