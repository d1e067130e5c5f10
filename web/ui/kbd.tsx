/** Kbd { keys, onFill? }: a key as registered ("mod+k", "g q"). onFill: on a filled button, takes its colour. */
import "./keys-help.css";

export function Kbd({ keys, onFill = false }: { keys: string; onFill?: boolean }) {
  return <kbd className={onFill ? "kbd kbd-on-fill" : "kbd"}>{writeKeys(keys)}</kbd>;
}

const names: Record<string, string> = {
  Enter: "↵",
  Escape: "Esc",
  ArrowLeft: "←",
  ArrowRight: "→",
  ArrowUp: "↑",
  ArrowDown: "↓",
};

function writeKeys(keys: string): string {
  return keys
    .split(" ")
    .map((press) => press.split("+").map(writeKey).join(" "))
    .join(", ");
}

function writeKey(key: string): string {
  if (key === "mod") return /mac/iu.test(navigator.userAgent) ? "⌘" : "Ctrl";
  return names[key] ?? (key.length === 1 ? key.toUpperCase() : key);
}
