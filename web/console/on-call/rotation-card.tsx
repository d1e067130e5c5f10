/** RotationCard { page, rotation }: the rotation in words, and who changed it. */
import { useTranslation } from "react-i18next";
import type { OnCallPage } from "#api/on-call.ts";
import { Card } from "#web/ui/card.tsx";
import { Time } from "#web/ui/time.tsx";
import { useDayNames } from "#web/ui/use-day-names.ts";
import { clockText } from "./clock-text.ts";

type Rotation = NonNullable<OnCallPage["rotation"]>;

export function RotationCard({ page, rotation }: { page: OnCallPage; rotation: Rotation }) {
  const { t } = useTranslation("oncall");
  const days = useDayNames();
  const { agents, zone, startsOn, minute, weeks } = rotation;
  const weekday = (new Date(`${startsOn}T00:00:00Z`).getUTCDay() + 6) % 7;
  const names = new Map(page.agents.map(({ id, name }) => [id, name]));
  return (
    <Card title={t("rotation.title")}>
      <p>
        {t("rotation.sentence", {
          count: weeks,
          day: days[weekday] ?? "",
          time: clockText(minute),
          zone,
        })}
      </p>
      <ol className="turns">
        {agents.map((agent, place) => (
          <li key={agent}>
            <span>
              <span className="place figures">{place + 1}.</span>
              {names.get(agent) ?? ""}
            </span>
          </li>
        ))}
      </ol>
      <details className="fold">
        <summary>{t("rotation.history", { count: page.changes.length })}</summary>
        <ul className="exceptions small">
          {page.changes.map(({ version, at, by, why }) => (
            <li key={version}>
              <span>
                {by}
                {why === "" ? null : ` – ${why}`}
              </span>
              <Time at={at} />
            </li>
          ))}
        </ul>
      </details>
    </Card>
  );
}
