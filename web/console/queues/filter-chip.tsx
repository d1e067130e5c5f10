/** FilterChip { filter, words }: what a queue is narrowed to, in words; a click widens it again. */
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { ListSearch } from "#web/routes/root.ts";
import type { QueueFilters } from "../queries.ts";

export function FilterChip({ filter, words }: { filter: keyof QueueFilters; words: string }) {
  const { t } = useTranslation("console");
  return (
    <li>
      <Link
        to="."
        search={({ view: _view, [filter]: _without, ...rest }: ListSearch) => rest}
        aria-label={t("list.unfilter", { filter: words })}
        className="chip"
        data-tone="brand"
      >
        {words} <span aria-hidden="true">×</span>
      </Link>
    </li>
  );
}
