/** SupportCard { environment }: where the system stands on the maintenance programme, and what contract covers it. */
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { EnvironmentView } from "#api/environment-views.ts";
import { lineOfRelease } from "#core/catalogue/supported-release.ts";
import { useDays } from "#web/contracts/days.ts";
import { PhaseChip } from "#web/programme/phase-chip.tsx";
import { programmeQuery } from "#web/programme/programme-queries.ts";
import { Card, DescriptionList } from "#web/ui/card.tsx";

type Props = { environment: EnvironmentView; contract: ReactNode; programme: ReactNode };

export function SupportCard({ environment, contract, programme }: Props) {
  const { t } = useTranslation(["environments", "programme"]);
  const { day } = useDays();
  const line = useLine(environment);
  const eosl = line?.milestones.find(({ kind }) => kind === "eosl")?.on ?? null;
  return (
    <Card title={t("support.title")}>
      <DescriptionList
        align="left"
        items={[
          { term: t("support.contract"), value: contract },
          {
            term: t("support.kind"),
            value:
              environment.kind === "production"
                ? t("support.production")
                : t("support.notProduction"),
          },
          ...(environment.release === null
            ? []
            : [
                {
                  term: t("support.line"),
                  value:
                    line === undefined ? (
                      t("support.unknownLine", { release: environment.release })
                    ) : (
                      <>
                        {line.line} <PhaseChip phase={line.phase} />
                      </>
                    ),
                },
              ]),
          ...(eosl === null ? [] : [{ term: t("support.eosl"), value: day(eosl) }]),
        ]}
      />
      <p className="small support-more">{programme}</p>
    </Card>
  );
}

/** The line of the system's release, as the programme publishes it. */
export function useLine({ product, release }: Pick<EnvironmentView, "product" | "release">) {
  const { data } = useQuery(programmeQuery);
  const lines = data?.products.find(({ id }) => id === product.id)?.lines ?? [];
  return release === null ? undefined : lineOfRelease(lines, release);
}
