import { useTranslation } from "react-i18next";
import { formatDuration, formatMoment } from "../format-time.ts";
import { useReader } from "../reader.tsx";
import type { PlacedItem } from "./layout.ts";
import type { RibbonSpan } from "./ribbon-data.ts";

/** What is under the pointer, in sentences: what it is, when and how long, why. */
export function useWords(now: string): (item: PlacedItem) => string[] {
  const { t } = useTranslation("ui");
  const reader = useReader();
  const when = useSpanWhen(now);
  const at = (instant: string) => formatMoment(instant, Date.parse(now), reader);
  return (item) => {
    switch (item.type) {
      case "span":
        return [item.span.label, when(item.span), item.span.explanation ?? ""].filter(Boolean);
      case "post":
        return [
          item.post.label,
          at(item.post.at),
          item.isBeyond ? t("ribbon.beyond") : "",
          item.post.explanation ?? "",
        ].filter(Boolean);
      case "marks": {
        const [first] = item.marks;
        const side = t(`ribbon.${item.side}`);
        if (!first || item.marks.length > 1)
          return [side, t("ribbon.several", { count: item.marks.length })];
        return [side, first.label, at(first.at)];
      }
    }
  };
}

/** "Mon 16 Nov, 10:31 – Tue 17, 09:00 (22 h 29 min)", or since when. */
function useSpanWhen(now: string): (span: RibbonSpan) => string {
  const { t } = useTranslation("ui");
  const reader = useReader();
  return ({ from, to }) => {
    const write = (instant: string) => formatMoment(instant, Date.parse(now), reader);
    const length = formatDuration(Date.parse(to ?? now) - Date.parse(from), reader);
    const between = to
      ? t("ribbon.between", { from: write(from), to: write(to) })
      : t("ribbon.since", { from: write(from) });
    return `${between} (${length})`;
  };
}
