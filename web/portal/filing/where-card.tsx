/** WhereCard { covers, cover, choice, environment, … }: for whom and about which system, before the first word; what is to be confirmed of it, on the spot. */
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { EnvironmentView } from "#api/environment-views.ts";
import { ConfirmCard } from "#web/environments/confirm-card.tsx";
import { EnvironmentField } from "#web/environments/environment-field.tsx";
import { FreshnessChip } from "#web/environments/freshness-chip.tsx";
import type { Intake } from "#web/intake/use-intake.ts";
import { Card } from "#web/ui/card.tsx";
import { SelectField } from "#web/ui/field.tsx";
import type { Cover } from "./use-covers.ts";

type Props = {
  covers: readonly Cover[];
  cover: Cover | undefined;
  choice: Intake["choice"];
  environment: EnvironmentView | undefined;
  blamed: (field: string) => string | undefined;
  onCover: (value: string) => void;
  onEnvironment: (value: string) => void;
};

export function WhereCard(props: Props) {
  const { covers, cover, choice, environment, blamed } = props;
  const { t } = useTranslation(["portal", "environments"]);
  if (covers.length === 0)
    return (
      <Card>
        <p className="field-error">{t("filing.nobody")}</p>
      </Card>
    );
  const isChosen = cover !== undefined;
  return (
    <>
      <Card>
        <div className="stack">
          {covers.length > 1 || !isChosen ? (
            <SelectField
              label={t("filing.who")}
              value={cover?.value ?? ""}
              onChange={props.onCover}
              options={isChosen ? covers : [{ value: "", label: t("filing.choose") }, ...covers]}
              error={blamed("subscription")}
            />
          ) : null}
          {isChosen ? (
            <EnvironmentField
              choice={choice}
              onChange={props.onEnvironment}
              error={blamed("environment")}
            />
          ) : null}
          {environment !== undefined ? (
            <div className="row wrap small">
              <FreshnessChip freshness={environment.freshness} />
              <Link to="/environments/$id" params={{ id: environment.id }}>
                {t("environments:field.see")}
              </Link>
            </div>
          ) : null}
          {isChosen && !choice.pending && choice.options.length === 1 ? (
            <Link to="/environments/new" className="small">
              {t("environments:record")}
            </Link>
          ) : null}
        </div>
      </Card>
      {environment !== undefined ? (
        <ConfirmCard
          environment={environment}
          edit={
            <Link
              to="/environments/$id/edit"
              params={{ id: environment.id }}
              className="button-link"
            >
              {t("environments:confirm.correct")}
            </Link>
          }
        />
      ) : null}
    </>
  );
}
