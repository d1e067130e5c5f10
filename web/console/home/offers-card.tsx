/** OffersCard { offers }: which offers' targets are missed, or due later today. */
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Count, DeskHome } from "#api/home.ts";
import type { TargetFilter } from "#api/time-left.ts";
import { Card } from "#web/ui/card.tsx";
import { useCount } from "./figures.tsx";

export function OffersCard({ offers }: Pick<DeskHome, "offers">) {
  const { t } = useTranslation("home");
  return (
    <Card title={t("offers.title")}>
      {offers.length === 0 ? (
        <p className="muted">{t("offers.none")}</p>
      ) : (
        <table className="home-offers">
          <thead>
            <tr>
              <th scope="col">{t("offers.offer")}</th>
              <th scope="col" className="number">
                {t("offers.missed")}
              </th>
              <th scope="col" className="number">
                {t("offers.dueToday")}
              </th>
            </tr>
          </thead>
          <tbody>
            {offers.map(({ offer, missed, dueToday }) => (
              <tr key={offer.id}>
                <th scope="row">{offer.name}</th>
                <Cell offer={offer} count={missed} target="missed" label={t("offers.missed")} />
                <Cell offer={offer} count={dueToday} target="today" label={t("offers.dueToday")} />
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Card>
  );
}

type CellProps = {
  offer: { id: string; name: string };
  count: Count;
  target: TargetFilter;
  label: string;
};

function Cell({ offer, count, target, label }: CellProps) {
  const write = useCount();
  return (
    <td className="number" data-column={target}>
      {count.count === 0 ? (
        <span className="muted figures">0</span>
      ) : (
        <Link
          to="/console/queues/$queue"
          params={{ queue: "at_risk" }}
          search={{ offer: offer.id, target }}
          className="figures"
          aria-label={`${offer.name}, ${label}: ${write(count)}`}
        >
          {write(count)}
        </Link>
      )}
    </td>
  );
}
