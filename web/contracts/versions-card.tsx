/** VersionsCard { contract }: the terms that were agreed, each from its day on; who and why where the reader may know. */
import "./contracts.css";
import { useTranslation } from "react-i18next";
import type { ContractView } from "#api/contract-views.ts";
import { Card } from "#web/ui/card.tsx";
import { Chip } from "#web/ui/chips.tsx";
import { Time } from "#web/ui/time.tsx";
import { todayIn, useDays } from "./days.ts";

export function VersionsCard({ contract }: { contract: ContractView }) {
  const { t } = useTranslation("contracts");
  const { day } = useDays();
  const { versions, current, zone } = contract;
  const today = todayIn(zone);
  return (
    <Card title={t("versions.title")}>
      <ul className="plain-list">
        {versions.toReversed().map(({ version, from, terms, by, why, agreedAt }) => (
          <li key={version}>
            <strong>{terms.offer}</strong> ·{" "}
            {t(from > today ? "versions.upcoming" : "versions.from", { from: day(from) })}{" "}
            {version === current ? <Chip tone="good">{t("versions.current")}</Chip> : null}
            {by === null ? null : (
              <div className="small muted">
                {by} · <Time at={agreedAt} form="day" />
              </div>
            )}
            {why === null || why === "" ? null : <div className="small">{why}</div>}
          </li>
        ))}
      </ul>
      <p className="small muted">{t("versions.keeps")}</p>
    </Card>
  );
}
