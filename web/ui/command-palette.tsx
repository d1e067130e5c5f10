/**
 * CommandPalette { search(query, signal): Promise<CommandGroup[]>, onClose }: `Ctrl K`. Opened by the shell, loaded when first used.
 * CommandGroup { label, items: CommandItem[] }; CommandItem { id, label, description?, keys?, run }.
 *   `search` is called at once with "" and then as one types (150 ms); an older answer never replaces a newer one.
 */
import "@mantine/core/styles/CloseButton.layer.css";
import "@mantine/core/styles/Input.layer.css";
import "@mantine/core/styles/Modal.layer.css";
import "@mantine/core/styles/ModalBase.layer.css";
import "@mantine/core/styles/Overlay.layer.css";
import "@mantine/core/styles/Paper.layer.css";
import "@mantine/core/styles/ScrollArea.layer.css";
import "@mantine/spotlight/styles.layer.css";
import "./command-palette.css";
import { createSpotlight, SpotlightAction, SpotlightActionsGroup, SpotlightActionsList } from "@mantine/spotlight";
import { SpotlightEmpty, SpotlightRoot, SpotlightSearch } from "@mantine/spotlight";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
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

const [store, spotlight] = createSpotlight();

export default function CommandPalette({ search, onClose }: { search: CommandSearch; onClose: () => void }) {
  const { t } = useTranslation("ui");
  const [query, setQuery] = useState("");
  const { groups, searching } = useFound(search, query);
  useEffect(() => spotlight.open(), []);
  return (
    <SpotlightRoot
      store={store}
      shortcut={null}
      query={query}
      onQueryChange={setQuery}
      onSpotlightClose={onClose}
      lockScroll={false}
      aria-label={t("palette.title")}
    >
      <SpotlightSearch placeholder={t("palette.placeholder")} aria-label={t("palette.placeholder")} />
      <SpotlightActionsList aria-label={t("palette.title")}>
        {groups.map((group) => (
          <SpotlightActionsGroup key={group.label} label={group.label}>
            {group.items.map((item) => (
              <SpotlightAction
                key={item.id}
                label={item.label}
                {...(item.description ? { description: item.description } : {})}
                rightSection={item.keys ? <Kbd keys={item.keys} /> : null}
                onClick={item.run}
              />
            ))}
          </SpotlightActionsGroup>
        ))}
        {groups.length === 0 ? <SpotlightEmpty>{searching ? t("loading") : t("palette.nothing")}</SpotlightEmpty> : null}
      </SpotlightActionsList>
    </SpotlightRoot>
  );
}

function useFound(search: CommandSearch, query: string): { groups: CommandGroup[]; searching: boolean } {
  const [groups, setGroups] = useState<CommandGroup[]>([]);
  const [searching, setSearching] = useState(true);
  useEffect(() => {
    const abort = new AbortController();
    const find = async () => {
      setSearching(true);
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
