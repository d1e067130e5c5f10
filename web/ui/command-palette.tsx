/**
 * CommandPalette { search(query, signal): Promise<CommandGroup[]>, onClose }: `Ctrl K`. Opened by the shell, loaded when first used.
 * CommandGroup { label, items: CommandItem[] }; CommandItem { id, label, description?, keys?, run }.
 *   `search` is called at once with "" and then as one types (150 ms); an older answer never replaces a newer one.
 */
import "./command-palette.css";
import { useEffect, useId, useState } from "react";
import type { KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { Dialog } from "./dialog.tsx";
import { Kbd } from "./kbd.tsx";

export type CommandItem = {
  id: string;
  label: string;
  description?: string | undefined;
  keys?: string | undefined;
  run: () => void;
};
export type CommandGroup = { label: string; items: CommandItem[] };
export type CommandSearch = (query: string, signal: AbortSignal) => Promise<CommandGroup[]>;

export default function CommandPalette({
  search,
  onClose,
}: {
  search: CommandSearch;
  onClose: () => void;
}) {
  const { t } = useTranslation("ui");
  const id = useId();
  const [query, setQuery] = useState("");
  const [selected, setSelected] = useState(0);
  const { groups, searching } = useFound(search, query);
  const items = groups.flatMap((group) => group.items);
  const at = Math.min(selected, items.length - 1);
  const run = (item: CommandItem | undefined) => {
    if (!item) return;
    onClose();
    item.run();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const moves: Record<string, number> = { ArrowDown: at + 1, ArrowUp: at - 1 };
    const move = moves[event.key];
    if (event.key === "Enter" && !event.nativeEvent.isComposing) run(items[at]);
    else if (move !== undefined && items.length > 0)
      setSelected((move + items.length) % items.length);
    else return;
    event.preventDefault();
  };
  return (
    <Dialog opened title={t("palette.title")} hideTitle size="lg" onClose={onClose}>
      <input
        className="palette-input"
        data-autofocus
        role="combobox"
        aria-expanded="true"
        aria-controls={`${id}-list`}
        aria-activedescendant={at < 0 ? undefined : `${id}-${at}`}
        aria-label={t("palette.placeholder")}
        placeholder={t("palette.placeholder")}
        value={query}
        onChange={(event) => {
          setQuery(event.currentTarget.value);
          setSelected(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div
        className="palette-list"
        role="listbox"
        id={`${id}-list`}
        aria-label={t("palette.title")}
        tabIndex={-1}
      >
        {groups.map((group) => (
          <Group
            key={group.label}
            group={group}
            id={id}
            items={items}
            at={at}
            onRun={run}
            onPoint={setSelected}
          />
        ))}
      </div>
      <div role="status">
        {items.length === 0 ? (
          <div className="palette-none">{t(searching ? "loading" : "palette.nothing")}</div>
        ) : null}
      </div>
    </Dialog>
  );
}

type GroupProps = {
  group: CommandGroup;
  id: string;
  items: CommandItem[];
  at: number;
  onRun: (item: CommandItem) => void;
  onPoint: (index: number) => void;
};

function Group({ group, id, items, at, onRun, onPoint }: GroupProps) {
  return (
    <div className="palette-group" role="group" aria-label={group.label}>
      <div aria-hidden="true">{group.label}</div>
      {group.items.map((item) => {
        const index = items.indexOf(item);
        return (
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- the keys are the input's
          <div
            key={item.id}
            id={`${id}-${index}`}
            ref={index === at ? scrollToIt : undefined}
            className="palette-item"
            role="option"
            aria-selected={index === at}
            onPointerMove={() => onPoint(index)}
            onClick={() => onRun(item)}
          >
            <div>
              <div>{item.label}</div>
              {item.description ? <div className="description">{item.description}</div> : null}
            </div>
            {item.keys ? <Kbd keys={item.keys} /> : null}
          </div>
        );
      })}
    </div>
  );
}

function scrollToIt(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: "nearest" });
}

function useFound(
  search: CommandSearch,
  query: string,
): { groups: CommandGroup[]; searching: boolean } {
  const [groups, setGroups] = useState<CommandGroup[]>([]);
  const [searching, setSearching] = useState(true);
  useEffect(() => {
    const abort = new AbortController();
    const find = async () => {
      setSearching(true);
      // A search that failed shows as nothing found; the pages behind it say why the desk is out of reach.
      const found = await search(query, abort.signal).catch(() => []);
      if (abort.signal.aborted) return;
      setGroups(found.filter(({ items }) => items.length > 0));
      setSearching(false);
    };
    const timer = setTimeout(() => void find(), query === "" ? 0 : 150);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [search, query]);
  return { groups, searching };
}
