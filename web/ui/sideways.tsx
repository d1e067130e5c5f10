/**
 * Sideways { label, className?, children }: what may be wider than its place, such as a table. It scrolls, shows at its edge
 * that there is more, and only then is a stop of the keyboard.
 */
import "./sideways.css";
import { useEffect, useRef, useState } from "react";
import type { ReactNode } from "react";

type Props = { label: string; className?: string; children: ReactNode };

export function Sideways({ label, className = "", children }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const [hasMore, setHasMore] = useState(false);
  useEffect(() => {
    const own = place.current;
    if (!own) return undefined;
    const observer = new ResizeObserver(() => setHasMore(own.scrollWidth > own.clientWidth));
    for (const one of [own, ...own.children]) observer.observe(one);
    return () => observer.disconnect();
  }, []);
  return (
    <div
      ref={place}
      className={`sideways ${className}`}
      role="group"
      aria-label={label}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, also by keyboard
      tabIndex={hasMore ? 0 : undefined}
    >
      {children}
    </div>
  );
}
