import type { RefObject } from "react";
import { useTranslation } from "react-i18next";
import { useKeys } from "#web/ui/use-keys.ts";
import type { QueueList } from "./use-queue.ts";
import { useTakeFromList } from "./use-take-from-list.ts";

type Props = {
  list: QueueList;
  shown: string | undefined;
  onSelect: (reference: string) => void;
  onOpen: (reference: string) => void;
  beside: boolean;
  place: RefObject<HTMLOListElement | null>;
};

/** The keys of a list; near its end it loads on by itself, so that one may read down without stopping. */
export function useListKeys({ list, shown, onSelect, onOpen, beside, place }: Props): void {
  const { t } = useTranslation("console");
  const take = useTakeFromList();
  const { tickets } = list;
  const go = (step: 1 | -1) => {
    const at = tickets.findIndex(({ reference }) => reference === shown);
    const next = tickets[Math.min(Math.max(at + step, 0), tickets.length - 1)];
    if (!next) return;
    onSelect(next.reference);
    const link = place.current?.querySelector<HTMLElement>(`[data-reference="${next.reference}"]`);
    link?.focus({ preventScroll: true });
    link?.scrollIntoView({ block: "nearest" });
    if (list.hasMore && !list.loadingMore && at + step >= tickets.length - 5) list.more();
  };
  const open = () => {
    if (shown !== undefined) onOpen(shown);
  };
  const group = t("keys.list");
  useKeys([
    { key: "j", label: t("keys.next"), group, run: () => go(1) },
    { key: "k", label: t("keys.previous"), group, run: () => go(-1) },
    { key: "o", label: t("keys.open"), group, run: open },
  ]);
  useKeys(
    [
      {
        key: "t",
        label: t("keys.take"),
        group,
        run: () => (shown === undefined ? undefined : take(shown)),
      },
    ],
    // Beside the list the ticket itself is there, with all its keys.
    !beside,
  );
}
