/** FactsCard { environment }: each fact with its value, who said so and when; what is not known stands there too. */
import { useTranslation } from "react-i18next";
import type { EnvironmentView } from "#api/environment-views.ts";
import { FACTS } from "#core/environments/environment.ts";
import { REQUIRED_FACTS } from "#core/environments/freshness.ts";
import { Card } from "#web/ui/card.tsx";
import { Chip } from "#web/ui/chips.tsx";
import { Time } from "#web/ui/time.tsx";
import { useFactWords } from "./use-fact-words.ts";

export function FactsCard({ environment }: { environment: EnvironmentView }) {
  const { t } = useTranslation("environments");
  const { valueOf } = useFactWords();
  const known = new Map(environment.facts.map((fact) => [fact.name, fact]));
  return (
    <Card title={t("facts.title")}>
      <ul className="plain-list fact-rows">
        {FACTS.map((name) => {
          const fact = known.get(name);
          return (
            <li key={name} className="fact-row">
              <span className="fact-name">{t(`facts.${name}`)}</span>
              {fact === undefined ? (
                <span className="muted">
                  {t("facts.unknown")}{" "}
                  {REQUIRED_FACTS.includes(name) ? (
                    <Chip tone="warn">{t("facts.needed")}</Chip>
                  ) : null}
                </span>
              ) : (
                <>
                  <span>
                    {valueOf(fact.value)}{" "}
                    {fact.old ? <Chip tone="warn">{t("facts.old")}</Chip> : null}
                  </span>
                  <span className="fact-source">
                    {t(fact.confirmedBy.kind === "agent" ? "facts.byDesk" : "facts.by", {
                      name: fact.confirmedBy.name,
                    })}
                    , <Time at={fact.confirmedAt} form="day" />
                  </span>
                </>
              )}
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
