/**
 * useAnswerInSight(answer): a ref for the form. What the desk answers comes to where one looks: the first field that it blames gets the
 *   keyboard, or else its words come into sight.
 */
import { useEffect, useRef } from "react";
import type { RefObject } from "react";

export function useAnswerInSight(answer: unknown): RefObject<HTMLFormElement | null> {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (answer === null || answer === undefined) return;
    const blamed = form.current?.querySelector<HTMLElement>('[aria-invalid="true"]');
    blamed?.focus({ preventScroll: true });
    const place = blamed ?? form.current?.querySelector('[role="alert"]');
    place?.scrollIntoView({ block: "nearest" });
  }, [answer]);
  return form;
}
