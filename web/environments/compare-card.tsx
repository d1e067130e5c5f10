/** CompareCard { environment }: what two days knew of a system, side by side. */
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ComparedFactView, EnvironmentView } from "#api/environment-views.ts";
import { useProblemWords } from "#web/session/problem-words.ts";
import { Card } from "#web/ui/card.tsx";
import { TextField } from "#web/ui/field.tsx";
import { useReader } from "#web/ui/reader.tsx";
import { ErrorState, LoadingRows } from "#web/ui/states.tsx";
import { comparisonQuery } from "./environment-queries.ts";
import { useFactWords } from "./use-fact-words.ts";

const YEAR_IN_MILLISECONDS = 365 * 86_400_000;

export function CompareCard({ environment }: { environment: EnvironmentView }) {
  const { t } = useTranslation("environments");
  const words = useProblemWords();
  const { timeZone } = useReader();
  const [from, setFrom] = useState(() => dayIn(timeZone, Date.now() - YEAR_IN_MILLISECONDS));
  const [to, setTo] = useState(() => dayIn(timeZone, Date.now()));
  const isReady = isDay(from) && isDay(to);
  const { data, error } = useQuery({
    ...comparisonQuery(environment.id, endOf(from), endOf(to)),
    enabled: isReady,
  });
  return (
    <Card title={t("compare.title")}>
      <div className="stack tight">
        <div className="two-fields">
          <TextField type="date" label={t("compare.from")} value={from} onChange={setFrom} />
          <TextField type="date" label={t("compare.to")} value={to} onChange={setTo} />
        </div>
        {error ? <ErrorState problem={words(error)} /> : null}
        {!data && !error && isReady ? <LoadingRows rows={2} /> : null}
        {data ? <Differences facts={data.facts} /> : null}
      </div>
    </Card>
  );
}

function Differences({ facts }: { facts: readonly ComparedFactView[] }) {
  const { t } = useTranslation("environments");
  const { valueOf } = useFactWords();
  const changed = facts.filter((fact) => fact.changed);
  if (changed.length === 0)
    return (
      <p className="small muted">{t(facts.length === 0 ? "compare.nothing" : "compare.same")}</p>
    );
  return (
    <ul className="plain-list small">
      {changed.map(({ name, before, after }) => (
        <li key={name}>
          <span className="muted">{t(`facts.${name}`)}</span>
          <br />
          {before === null ? t("facts.unknown") : valueOf(before)} →{" "}
          <strong>{after === null ? t("facts.unknown") : valueOf(after)}</strong>
        </li>
      ))}
    </ul>
  );
}

const isDay = (text: string): boolean => /^\d{4}-\d\d-\d\d$/u.test(text);

function dayIn(timeZone: string, at: number): string {
  return new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short" }).format(new Date(at));
}

/** The end of a day, in UTC: what was said on that day is in it wherever the reader lives, but for its last hours. */
function endOf(day: string): string {
  return isDay(day) ? `${day}T23:59:59Z` : "";
}
