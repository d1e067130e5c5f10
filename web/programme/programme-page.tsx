/** The maintenance programme: a picture of the releases' lives, the same as a table, and each release by itself. */
import "./programme.css";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useProblemWords } from "#web/session/problem-words.ts";
import { Card, PageHeader } from "#web/ui/card.tsx";
import { EmptyState, ErrorState, LoadingRows } from "#web/ui/states.tsx";
import { CompareCard } from "./compare-card.tsx";
import { LineDetails } from "./line-details.tsx";
import { FeedCard } from "./feed-card.tsx";
import { LinesTable } from "./lines-table.tsx";
import { LivesPicture } from "./lives-picture.tsx";
import { useOwnEnvironments } from "./own-environments.ts";
import { programmeQuery } from "./programme-queries.ts";
import type { Product } from "./programme-queries.ts";

export function ProgrammePage({ actions }: { actions?: ReactNode }) {
  const { t } = useTranslation("programme");
  const words = useProblemWords();
  const { data, error, refetch } = useQuery(programmeQuery);
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")}>
        {actions}
      </PageHeader>
      {error ? <ErrorState problem={words(error)} onRetry={() => void refetch()} /> : null}
      {data || error ? null : <LoadingRows />}
      {data && data.products.length === 0 ? <EmptyState title={t("none")} /> : null}
      <div className="stack">
        {data?.products.map((product) => (
          <ProductCards key={product.id} product={product} today={data.today} />
        ))}
        {data ? <CompareCard /> : null}
        {data ? <FeedCard /> : null}
      </div>
    </>
  );
}

function ProductCards({ product, today }: { product: Product; today: string }) {
  const { t } = useTranslation(["programme", "lifecycle"]);
  const own = useOwnEnvironments(product);
  return (
    <>
      <Card title={`${product.name} · ${t("lives")}`}>
        <LivesPicture lines={product.lines} today={today} own={own} />
        <p className="small muted">{t("livesHint")}</p>
        <LinesTable product={product} own={own} />
        {product.rules.length === 0 ? null : (
          <details>
            <summary className="small muted">{t("sources")}</summary>
            <ul className="small">
              {product.rules.map(({ kind, source }) => (
                <li key={`${kind} ${source}`}>
                  {t("rule", { milestone: t(`lifecycle:milestones.${kind}`), source })}
                </li>
              ))}
            </ul>
          </details>
        )}
      </Card>
      <Card>
        {product.lines.map((line) => (
          <LineDetails key={line.line} line={line} />
        ))}
      </Card>
    </>
  );
}
