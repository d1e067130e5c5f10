/** DeliveriesTable { deliveries }: what was told to the paging service, and what it answered. */
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { PagingPage } from "#api/alert-doors.ts";
import { Chip } from "#web/ui/chips.tsx";
import { Sideways } from "#web/ui/sideways.tsx";
import { Time } from "#web/ui/time.tsx";

const TONES = { waiting: "plain", sent: "good", failed: "bad", dropped: "plain" } as const;

export function DeliveriesTable({ deliveries }: Pick<PagingPage, "deliveries">) {
  const { t } = useTranslation("oncall");
  return (
    <Sideways label={t("paging.deliveries")} className="deliveries">
      <table className="contract-table small">
        <caption className="visually-hidden">{t("paging.deliveries")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("paging.at")}</th>
            <th scope="col">{t("paging.told")}</th>
            <th scope="col">{t("paging.outcome")}</th>
          </tr>
        </thead>
        <tbody>
          {deliveries.map(({ id, at, tells, reference, outcome, status, tries }) => (
            <tr key={id}>
              <td>
                <Time at={at} />
              </td>
              <td>
                {t(`paging.tells.${tells}`)}{" "}
                {reference === null ? null : (
                  <Link to="/console/tickets/$reference" params={{ reference }}>
                    {reference}
                  </Link>
                )}
              </td>
              <td>
                <Chip tone={TONES[outcome]}>{t(`paging.outcomes.${outcome}`)}</Chip>{" "}
                <span className="muted">
                  {[
                    status === null ? "" : `HTTP ${status}`,
                    tries > 1 ? t("paging.tries", { count: tries }) : "",
                  ]
                    .filter(Boolean)
                    .join(" · ")}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Sideways>
  );
}
