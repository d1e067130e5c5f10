/** EnvironmentRows { rows, link, showsOrganisation }: systems in a list, each with what it runs and whether it is to be confirmed. */
import "#web/contracts/contracts.css";
import "./environments.css";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { EnvironmentLine } from "#api/environment-views.ts";
import { Chip } from "#web/ui/chips.tsx";
import { FreshnessChip } from "./freshness-chip.tsx";

type Props = {
  rows: readonly EnvironmentLine[];
  link: (environment: EnvironmentLine) => ReactNode;
  showsOrganisation: boolean;
};

export function EnvironmentRows({ rows, link, showsOrganisation }: Props) {
  const { t } = useTranslation("environments");
  return (
    <ul className="plain-list ruled-list">
      {rows.map((environment) => {
        const { id, kind, organisation, product, release, subscription } = environment;
        return (
          <li key={id} className="ruled-row">
            <div>
              {link(environment)}
              <div className="small muted">
                {[
                  ...(showsOrganisation ? [organisation.name] : []),
                  [product.name, release].filter(Boolean).join(" "),
                  subscription?.sku ?? t("support.noContract"),
                ].join(" · ")}
              </div>
            </div>
            <div className="row wrap">
              <Chip tone={kind === "production" ? "brand" : "plain"}>{t(`kinds.${kind}`)}</Chip>
              <FreshnessChip freshness={environment.freshness} />
            </div>
          </li>
        );
      })}
    </ul>
  );
}
