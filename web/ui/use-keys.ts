/**
 * useKeys(bindings: { key, label, group?, run }[], enabled = true): keys that act while the component is on the page.
 *   Single keys stand still while one types and under an open dialog; "mod+…" always act. The `?` overlay lists them.
 * useKeyListener(): called once, by the shell.
 */
import { useEffect, useRef, useSyncExternalStore } from "react";
import { createKeyRegistry } from "./key-registry.ts";
import type { KeyBinding } from "./key-registry.ts";

const registry = createKeyRegistry();

export function useKeys(bindings: readonly KeyBinding[], enabled = true): void {
  const latest = useRef(bindings);
  useEffect(() => {
    latest.current = bindings;
  });
  const signature = bindings
    .map(({ key, label, group }) => `${key}\t${label}\t${group ?? ""}`)
    .join("\n");
  useEffect(() => {
    if (!enabled) return undefined;
    // The registered function looks up the latest one, so a render does not register anew.
    const stable = signature
      .split("\n")
      .filter(Boolean)
      .map((line, index): KeyBinding => {
        const [key = "", label = "", group = ""] = line.split("\t");
        return { key, label, group: group || undefined, run: () => latest.current[index]?.run() };
      });
    return registry.add(stable);
  }, [signature, enabled]);
}

export function useRegisteredKeys(): readonly KeyBinding[] {
  return useSyncExternalStore(registry.subscribe, registry.list);
}

export function useKeyListener(): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      const busy = isTyping(event.target) || document.querySelector('[aria-modal="true"]') !== null;
      if (registry.press(event, busy, event.timeStamp)) event.preventDefault();
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, []);
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target.closest('textarea, select, [role="textbox"]')) return true;
  return (
    target instanceof HTMLInputElement &&
    !["checkbox", "radio", "button", "submit", "file"].includes(target.type)
  );
}
