/** MovesCard { moves, problem, isCurrent, onLook }: which targets of open tickets the calendar would move, looked at with a bar. */
import "./calendars.css";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Button } from "#web/ui/button.tsx";
import { Card } from "#web/ui/card.tsx";
import { ErrorState, type ShownProblem } from "#web/ui/states.tsx";
import { Time } from "#web/ui/time.tsx";
import type { Moves } from "./use-moves.ts";

type Props = {
  moves: Moves | undefined;
  problem: ShownProblem | undefined;
  isCurrent: boolean;
  onLook: () => void;
};

const shownMax = 50;

export function MovesCard({ moves, problem, isCurrent, onLook }: Props) {
  const { t } = useTranslation("calendars");
  const isLooking = moves !== undefined && !moves.isDone;
  return (
    <Card title={t("moves.title")}>
      <div className="stack">
        <p className="small muted">{t("moves.hint")}</p>
        <div>
          <Button variant="default" loading={isLooking} onClick={onLook}>
            {t("moves.look")}
          </Button>
        </div>
        {problem ? <ErrorState problem={problem} /> : null}
        {moves ? (
          <>
            <progress
              className="moves-bar"
              aria-label={t("moves.title")}
              max={Math.max(1, moves.open)}
              value={moves.isDone ? Math.max(1, moves.open) : moves.checked}
            />
            <p role="status">
              {isCurrent
                ? t(moves.moved.length === 0 && moves.isDone ? "moves.none" : "moves.found", {
                    count: moves.moved.length,
                    checked: moves.checked,
                  })
                : t("moves.stale")}
            </p>
            <MovedList moves={moves} />
          </>
        ) : null}
      </div>
    </Card>
  );
}

function MovedList({ moves: { moved } }: { moves: Moves }) {
  const { t } = useTranslation(["calendars", "contracts"]);
  if (moved.length === 0) return null;
  return (
    <>
      <ul className="moves-list small">
        {moved
          .slice(0, shownMax)
          .map(({ reference, subject, organisation, clock, due, dueThen }) => (
            <li key={`${reference} ${clock}`}>
              <Link to="/console/tickets/$reference" params={{ reference }}>
                {reference}
              </Link>{" "}
              · {organisation.name}
              <div dir="auto">{subject}</div>
              <div>
                {t(`contracts:clocks.${clock}`)} ·{" "}
                {due === null ? t("moves.stands") : <Time at={due} form="full" />} →{" "}
                {dueThen === null ? t("moves.stands") : <Time at={dueThen} form="full" />}
              </div>
            </li>
          ))}
      </ul>
      {moved.length > shownMax ? (
        <p className="small muted">{t("moves.more", { count: moved.length - shownMax })}</p>
      ) : null}
    </>
  );
}
