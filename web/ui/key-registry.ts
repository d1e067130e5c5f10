/**
 * Which keys do what at this moment, without React. The latest registration wins, so a dialog may borrow a page's key.
 * A key is written "j", "?", "Enter", "mod+k", "mod+Enter", or as two presses: "g q".
 */
export type KeyBinding = {
  key: string;
  label: string;
  group?: string | undefined;
  run: () => void;
};

export type Press = { key: string; ctrlKey: boolean; metaKey: boolean; altKey: boolean };

export type KeyRegistry = {
  add: (bindings: readonly KeyBinding[]) => () => void;
  list: () => readonly KeyBinding[];
  subscribe: (listener: () => void) => () => void;
  /** Runs the binding of this press; true when there was one. `typing`: only combinations count. `now` in milliseconds. */
  press: (press: Press, typing: boolean, now: number) => boolean;
};

const sequenceMilliseconds = 900;

export function createKeyRegistry(): KeyRegistry {
  let layers: (readonly KeyBinding[])[] = [];
  let shown: readonly KeyBinding[] = [];
  let pending = { key: "", at: -Infinity };
  const listeners = new Set<() => void>();

  const change = (next: (readonly KeyBinding[])[]) => {
    layers = next;
    shown = reachable(layers);
    for (const listener of listeners) listener();
  };

  return {
    add: (bindings) => {
      change([...layers, bindings]);
      return () => change(layers.filter((layer) => layer !== bindings));
    },
    list: () => shown,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    press: (press, typing, now) => {
      const name = nameOf(press);
      if (name === undefined || (typing && !name.startsWith("mod+"))) return false;
      const sequence = now - pending.at <= sequenceMilliseconds ? `${pending.key} ${name}` : name;
      pending = { key: name, at: now };
      const binding =
        shown.find(({ key }) => key === sequence) ?? shown.find(({ key }) => key === name);
      if (!binding) return false;
      pending = { key: "", at: -Infinity };
      binding.run();
      return true;
    },
  };
}

/** "mod" is Ctrl or Command; combinations with Alt belong to the browser and the system. */
function nameOf({ key, ctrlKey, metaKey, altKey }: Press): string | undefined {
  if (altKey || key === "Control" || key === "Meta" || key === "Shift") return undefined;
  const plain = key.length === 1 ? key.toLowerCase() : key;
  return ctrlKey || metaKey ? `mod+${plain}` : plain;
}

function reachable(layers: (readonly KeyBinding[])[]): readonly KeyBinding[] {
  const seen = new Set<string>();
  const kept: KeyBinding[] = [];
  for (const binding of layers.toReversed().flat()) {
    if (seen.has(binding.key)) continue;
    seen.add(binding.key);
    kept.push(binding);
  }
  return kept;
}
