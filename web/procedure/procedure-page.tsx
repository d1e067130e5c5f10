/** The procedure as it is executed: made of the core's table, the desk's settings and the words; shown to both sides. */
import "./procedure-page.css";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { SEVERITIES, STATES } from "#core/tickets/vocabulary.ts";
import { useProblemWords } from "#web/session/problem-words.ts";
import { SeverityOf, StateOf } from "#web/tickets/ticket-chips.tsx";
import { ProcedureMap } from "#web/tickets/ticket-map.tsx";
import { PageHeader } from "#web/ui/card.tsx";
import { ErrorState } from "#web/ui/states.tsx";
import { useWidth } from "#web/ui/use-width.ts";
import { CommandTable } from "./command-table.tsx";
import { Contents, Section } from "./section.tsx";
import {
  AdditionSection,
  ClosedSection,
  EscalationSection,
  NeverSection,
  RemindersSection,
  RequestSection,
  ScopeSection,
  SolutionsSection,
} from "./sentences.tsx";
import { procedureQuery } from "./settings.ts";

/** `children` stand at the right of its title. */
export function ProcedurePage({ children }: { children?: ReactNode }) {
  const { t } = useTranslation("procedure");
  const words = useProblemWords();
  const { data: settings, error, refetch } = useQuery(procedureQuery);
  return (
    <div className="procedure">
      <PageHeader title={t("title")} lead={t("lead")}>
        {children}
      </PageHeader>
      {error ? <ErrorState problem={words(error)} onRetry={() => void refetch()} /> : null}
      <div className="procedure-columns">
        <Contents />
        <div className="procedure-body">
          <DiagramSection />
          <StatesSection />
          <RequestSection settings={settings} />
          <SeveritiesSection />
          <ScopeSection />
          <TableSection />
          <SolutionsSection />
          <RemindersSection settings={settings} />
          <EscalationSection settings={settings} />
          <ClosedSection />
          <NeverSection />
          <AdditionSection settings={settings} />
        </div>
      </div>
    </div>
  );
}

const acrossFrom = 760;

function DiagramSection() {
  const { t } = useTranslation("procedure");
  const [place, width] = useWidth(960);
  return (
    <Section id="diagram" wide>
      <p className="muted">{t("diagram.caption")}</p>
      <div ref={place}>
        <ProcedureMap
          label={t("diagram.label")}
          direction={width >= acrossFrom ? "across" : "down"}
        />
      </div>
    </Section>
  );
}

function StatesSection() {
  const { t } = useTranslation(["procedure", "lifecycle"]);
  return (
    <Section id="states">
      <p>{t("states.intro")}</p>
      <dl className="procedure-terms">
        {STATES.map((state) => (
          <div key={state}>
            <dt>
              <StateOf state={state} />
            </dt>
            <dd>{t(`lifecycle:states.${state}.meaning`)}</dd>
          </div>
        ))}
      </dl>
      <h3>{t("waiting.title")}</h3>
      <p>{t("waiting.intro")}</p>
    </Section>
  );
}

function SeveritiesSection() {
  const { t } = useTranslation(["procedure", "lifecycle"]);
  return (
    <Section id="severities">
      <p>{t("severities.intro")}</p>
      <dl className="procedure-terms" data-wide>
        {SEVERITIES.map((severity) => (
          <div key={severity}>
            <dt>
              <SeverityOf severity={severity} />
            </dt>
            <dd>
              <strong>{t(`lifecycle:severities.${severity}.effect`)}.</strong>{" "}
              {t(`lifecycle:severities.${severity}.definition`)}
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}

function TableSection() {
  const { t } = useTranslation("procedure");
  return (
    <Section id="table" wide>
      <p>{t("table.intro")}</p>
      <CommandTable />
    </Section>
  );
}
