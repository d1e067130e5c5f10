/** Figures { home }: what stands now, each number a way to the queue that holds exactly those. useCount(): a count in the reader's figures. */
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Count, DeskHome } from "#api/home.ts";
import { useReader } from "#web/ui/reader.tsx";
import { useFigures, type Figure } from "./use-figures.ts";

export function useCount(): (count: Count) => string {
  const { t } = useTranslation("home");
  const { language } = useReader();
  const figures = new Intl.NumberFormat(language);
  return ({ count, more }) => {
    const written = figures.format(count);
    return more ? t("more", { count, formatted: written }) : written;
  };
}

export function Figures({ home }: { home: DeskHome }) {
  const { t } = useTranslation("home");
  const figures = useFigures(home);
  return (
    <nav className="home-figures" aria-label={t("figures.title")}>
      {figures.map((figure) => (
        <Tile key={figure.key} figure={figure} />
      ))}
    </nav>
  );
}

function Tile({ figure }: { figure: Figure }) {
  const { count, label, hint, tone, queue, target } = figure;
  const write = useCount();
  return (
    <Link
      to="/console/queues/$queue"
      params={{ queue }}
      search={target === undefined ? {} : { target }}
      className="home-figure"
      data-tone={count.count > 0 ? tone : undefined}
    >
      <span className="home-figure-count figures">{write(count)}</span>
      <span className="home-figure-label">{label}</span>
      {hint ? <span className="small muted">{hint}</span> : null}
    </Link>
  );
}
