/** What the desk offers: by name, with how fast each answers and whom it admits. Those that are withdrawn come last. */
import "../people/people.css";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { OfferView } from "#api/contract-views.ts";
import { useTargets } from "#web/contracts/use-targets.ts";
import { useProblemWords } from "#web/session/problem-words.ts";
import { useSession } from "#web/session/session.ts";
import { Button } from "#web/ui/button.tsx";
import { Card, PageHeader } from "#web/ui/card.tsx";
import { Chip } from "#web/ui/chips.tsx";
import { EmptyState, ErrorState, LoadingRows } from "#web/ui/states.tsx";
import { offersQuery } from "./offer-queries.ts";

export function OffersPage() {
  const { t } = useTranslation(["offers", "console"]);
  const words = useProblemWords();
  const navigate = useNavigate();
  const { may } = useSession();
  const { data, error, refetch } = useQuery(offersQuery);
  return (
    <div className="page">
      <PageHeader title={t("title")} lead={t("lead")}>
        <Link to="/console/objectives">{t("console:nav.objectives")}</Link>
        {may.manageOffers ? (
          <Button onClick={() => void navigate({ to: "/console/offers/new" })}>{t("new")}</Button>
        ) : null}
      </PageHeader>
      <Card>
        {error ? <ErrorState problem={words(error)} onRetry={() => void refetch()} /> : null}
        {!data && !error ? <LoadingRows /> : null}
        {data?.items.length === 0 ? (
          <EmptyState title={t("none")} picture="file">
            {t("noneDetail")}
          </EmptyState>
        ) : null}
        {data && data.items.length > 0 ? <Offers offers={data.items} /> : null}
      </Card>
    </div>
  );
}

function Offers({ offers }: { offers: readonly OfferView[] }) {
  const { t } = useTranslation(["offers", "contracts", "lifecycle"]);
  const isWithdrawn = ({ withdrawnAt }: OfferView) => withdrawnAt !== null;
  const sorted = [...offers.filter((one) => !isWithdrawn(one)), ...offers.filter(isWithdrawn)];
  return (
    <table className="people">
      <thead>
        <tr>
          <th scope="col">{t("contracts:covered.offer")}</th>
          <th scope="col">{t("fastest")}</th>
          <th scope="col">{t("form.channels")}</th>
          <th scope="col">{t("contracts:named.title")}</th>
        </tr>
      </thead>
      <tbody>
        {sorted.map((offer) => (
          <tr key={offer.id}>
            <td>
              <Link to="/console/offers/$id" params={{ id: offer.id }}>
                <strong>{offer.name}</strong>
              </Link>{" "}
              {isWithdrawn(offer) ? <Chip tone="warn">{t("withdrawn")}</Chip> : null}
              {offer.source === null ? null : <div className="small muted">{offer.source}</div>}
            </td>
            <td>
              <Fastest terms={offer.terms} />
            </td>
            <td>
              {offer.terms.channels.map((one) => t(`lifecycle:channels.${one}.name`)).join(", ")}
            </td>
            <td>
              {offer.terms.namedContacts === null
                ? t("contracts:covered.unlimited")
                : t("contracts:named.limit", { count: offer.terms.namedContacts })}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** How fast the gravest severity that it covers is answered. */
function Fastest({ terms }: Pick<OfferView, "terms">) {
  const { t } = useTranslation(["contracts", "lifecycle"]);
  const words = useTargets();
  const [level] = terms.serviceLevels
    .filter(({ clock }) => clock === "response")
    .toSorted((a, b) => a.severity - b.severity);
  if (level === undefined) return <span className="muted">{t("speed.none")}</span>;
  return (
    <>
      {words(level)}
      <div className="small muted">{t(`lifecycle:severities.${level.severity}.label`)}</div>
    </>
  );
}
