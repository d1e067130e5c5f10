/** useItemWords(): what an item is called, how it is found out: { labelOf(item), helpOf(item) }, in the reader's language. */
import { useTranslation } from "react-i18next";
import { useReader } from "#web/ui/reader.tsx";
import type { Item } from "./intake-queries.ts";

export function useItemWords() {
  const { i18n } = useTranslation("intake");
  const { language } = useReader();
  const spoken = language === "en" ? "en" : "fr";
  const standard = (key: string, about: "label" | "help"): string => {
    const found: unknown = i18n.getResource(spoken, "intake", `items.${key}.${about}`);
    return typeof found === "string" ? found : "";
  };
  return {
    labelOf: ({ key, words }: Pick<Item, "key" | "words">): string =>
      words?.[spoken].label ?? (standard(key, "label") || key),
    helpOf: ({ key, words }: Pick<Item, "key" | "words">): string =>
      words?.[spoken].help ?? standard(key, "help"),
  };
}
