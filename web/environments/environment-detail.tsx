/** EnvironmentDetail { id, links }: one system, fact by fact, with what is to be done about it; the same on both sides. */
import "#web/contracts/contracts.css";
import "./environments.css";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { EnvironmentView } from "#api/environment-views.ts";
import { useProblemWords } from "#web/session/problem-words.ts";
import { PageHeader } from "#web/ui/card.tsx";
import { Chip } from "#web/ui/chips.tsx";
import { ErrorState, LoadingRows } from "#web/ui/states.tsx";
import { CompareCard } from "./compare-card.tsx";
import { ConfirmCard } from "./confirm-card.tsx";
import { environmentQuery } from "./environment-queries.ts";
import { FactsCard } from "./facts-card.tsx";
import { FreshnessChip } from "./freshness-chip.tsx";
import { HistoryCard } from "./history-card.tsx";
import { RemoveButton } from "./remove-button.tsx";
import { SupportCard } from "./support-card.tsx";

/** Where the parts of the page lead, which is another place in the portal than in the console. */
export type EnvironmentLinks = {
  readonly crumbs: (environment: EnvironmentView) => ReactNode[];
  readonly edit: (environment: EnvironmentView, words: string) => ReactNode;
  readonly contract: (contract: { readonly id: string; readonly sku: string }) => ReactNode;
  readonly programme: ReactNode;
};

export function EnvironmentDetail({ id, links }: { id: string; links: EnvironmentLinks }) {
  const words = useProblemWords();
  const { data, error, refetch } = useQuery(environmentQuery(id));
  if (data) return <Detail environment={data} links={links} />;
  return error ? (
    <ErrorState problem={words(error)} onRetry={() => void refetch()} />
  ) : (
    <LoadingRows />
  );
}

function Detail({ environment, links }: { environment: EnvironmentView; links: EnvironmentLinks }) {
  const { t } = useTranslation("environments");
  const { name, kind, organisation, product, release, removedAt, may, subscription } = environment;
  return (
    <>
      <PageHeader
        title={name}
        crumbs={links.crumbs(environment)}
        lead={[organisation.name, [product.name, release].filter(Boolean).join(" ")].join(" · ")}
      >
        <Chip tone={kind === "production" ? "brand" : "plain"}>{t(`kinds.${kind}`)}</Chip>
        {removedAt === null ? (
          <FreshnessChip freshness={environment.freshness} />
        ) : (
          <Chip tone="bad">{t("removed")}</Chip>
        )}
      </PageHeader>
      <div className="contract-columns">
        <div className="stack">
          <ConfirmCard
            environment={environment}
            edit={links.edit(environment, t("confirm.correct"))}
          />
          <FactsCard environment={environment} />
        </div>
        <div className="stack">
          <SupportCard
            environment={environment}
            contract={
              subscription === null ? t("support.noContract") : links.contract(subscription)
            }
            programme={links.programme}
          />
          <HistoryCard id={environment.id} />
          <CompareCard environment={environment} />
          {may.keep ? (
            <div className="row wrap">
              {links.edit(environment, t("edit"))}
              <RemoveButton environment={environment} />
            </div>
          ) : null}
        </div>
      </div>
    </>
  );
}
