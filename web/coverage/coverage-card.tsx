/**
 * CoverageCard { asked, spokenTo }: whether the contract covers what is about to be filed, before anything is typed; where it does
 *   not, every reason with what would cure it. `asked` undefined: too little is known to ask.
 */
import "./coverage.css";
import { useTranslation } from "react-i18next";
import type { CoverageView } from "#api/coverage.ts";
import { dayBefore, useDays } from "#web/contracts/days.ts";
import { useTargets } from "#web/contracts/use-targets.ts";
import { useProblemWords } from "#web/session/problem-words.ts";
import { Card } from "#web/ui/card.tsx";
import { Chip } from "#web/ui/chips.tsx";
import { useCoverage } from "./use-coverage.ts";
import type { AskedCoverage } from "./use-coverage.ts";
import { useCoverageWords } from "./use-coverage-words.ts";
import type { SpokenTo } from "./use-coverage-words.ts";

type CoverageSeverity = NonNullable<AskedCoverage["severity"]> | null;
type Props = { asked: AskedCoverage | undefined; title: string; spokenTo: SpokenTo };

export function CoverageCard({ asked, title, spokenTo }: Props) {
  const { t } = useTranslation("coverage");
  const words = useProblemWords();
  const { data, error } = useCoverage(asked);
  if (asked === undefined) return null;
  return (
    <Card
      title={title}
      aside={
        data ? (
          <Chip tone={data.covered ? "good" : "warn"}>
            {t(data.covered ? "covered" : "notCovered")}
          </Chip>
        ) : null
      }
    >
      <div role="status">
        {data ? (
          <CoverageSentences
            coverage={data}
            severity={asked.severity ?? null}
            spokenTo={spokenTo}
          />
        ) : null}
        {!data && !error ? <p className="small muted">{t("checking")}</p> : null}
        {error ? <p className="small muted">{words(error).detail}</p> : null}
      </div>
    </Card>
  );
}

/** What the contract says, in sentences: covered and how fast, or every reason against with its cure. */
export function CoverageSentences({
  coverage: { covered, ground, reasons, response },
  severity,
  spokenTo,
}: {
  coverage: CoverageView;
  severity: CoverageSeverity;
  spokenTo: SpokenTo;
}) {
  const { t } = useTranslation("coverage");
  const { day } = useDays();
  const target = useTargets();
  const { because, toCure, clauseOf } = useCoverageWords(spokenTo);
  const isDesk = spokenTo === "desk";
  if (covered)
    return (
      <>
        {ground === null ? null : (
          <p className="small">
            {t(isDesk ? "underDesk" : "under", {
              offer: ground.offer,
              until: day(dayBefore(ground.coveredUntil)),
            })}
          </p>
        )}
        {response === null ? null : (
          <p className="small">
            <strong>{t("response", { target: target(response) })}</strong>
          </p>
        )}
        {response === null && severity !== null ? (
          <p className="small muted">{t("noResponse")}</p>
        ) : null}
      </>
    );
  return (
    <>
      <ul className="coverage-reasons">
        {reasons.map((reason) => (
          <li key={reason.code}>
            {because(reason)} <span className="small muted">{clauseOf(reason)}</span>
            <div className="small">{toCure(reason)}</div>
          </li>
        ))}
      </ul>
      <p className="small muted">{t(isDesk ? "mayBeRejectedDesk" : "mayBeRejected")}</p>
    </>
  );
}
