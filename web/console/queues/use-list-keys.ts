import { useEffect, useRef } from "react";
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
  rows: RefObject<HTMLOListElement | null>;
};

/** The keys of a list; near its end it loads on by itself, so that one may read down without stopping. */
export function useListKeys({ list, shown, onSelect, onOpen, beside, rows }: Props): void {
  const { t } = useTranslation("console");
  const take = useTakeFromList();
  const { tickets } = list;
  const place = tickets.findIndex(({ reference }) => reference === shown);
  const last = useRef(0);
  useEffect(() => {
    if (place !== -1) last.current = place;
  }, [place]);
  const go = (step: 1 | -1) => {
    // A ticket that has left the list was where the one stands now that took its place.
    const at = place !== -1 ? place : step === 1 ? last.current - 1 : last.current;
    const next = tickets[Math.min(Math.max(at + step, 0), tickets.length - 1)];
    if (!next) return;
    onSelect(next.reference);
    const link = rows.current?.querySelector<HTMLElement>(`[data-reference="${next.reference}"]`);
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
