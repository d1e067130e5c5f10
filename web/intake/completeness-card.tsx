/** CompletenessCard { form, judged, environment?, guide }: what support needs, filling as one types; what is missing never stops anybody. */
import "./intake.css";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { JudgedItem } from "#core/intake/completeness.ts";
import { topicOf } from "#core/intake/guide.ts";
import type { GuideTopic } from "#core/intake/guide.ts";
import { Card } from "#web/ui/card.tsx";
import { useItemWords } from "./use-item-words.ts";
import type { Form } from "./intake-queries.ts";

type Props = {
  form: Form;
  judged: readonly JudgedItem[];
  environment: string | undefined;
  guide: (topic: GuideTopic, words: string) => ReactNode;
};

export function CompletenessCard({ form, judged, environment, guide }: Props) {
  const { t } = useTranslation("intake");
  const { labelOf } = useItemWords();
  const states = new Map(judged.map(({ key, state }) => [key, state]));
  const needed = judged.filter(({ state }) => state !== "optional");
  const met = needed.filter(({ state }) => state === "met" || state === "met_by_environment");
  if (form.items.length === 0) return null;
  return (
    <Card
      title={t("list.title")}
      aside={
        <strong
          className="figures"
          role="status"
          aria-label={t("list.counted", { met: met.length, all: needed.length })}
        >
          {t("list.count", { met: met.length, all: needed.length })}
        </strong>
      }
    >
      <progress className="needs-progress" max={needed.length} value={met.length} aria-hidden />
      <ul className="needs">
        {form.items.map((item) => {
          const state = states.get(item.key) ?? "optional";
          const topic = topicOf(item.key);
          const isKnown = state === "met" || state === "met_by_environment";
          return (
            <li key={item.key} data-state={state}>
              <span className="need-mark" aria-hidden="true">
                {isKnown ? "✓" : state === "optional" ? "" : "!"}
              </span>
              <span>
                {labelOf(item)}
                <span className="need-state">
                  {state === "met_by_environment" && environment !== undefined
                    ? t("list.fromEnvironment", { name: environment })
                    : t(`list.${state}`)}
                  {topic === undefined || isKnown ? null : <> · {guide(topic, t("list.how"))}</>}
                </span>
              </span>
            </li>
          );
        })}
      </ul>
      <p className="small muted">{t("list.never")}</p>
    </Card>
  );
}
