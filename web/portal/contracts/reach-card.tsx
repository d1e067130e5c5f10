/** ReachCard { terms }: the doors that this contract opens. The phone stands here only where the offer has it (R-31-02). */
import "#web/contracts/contracts.css";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { TermsView } from "#api/contract-views.ts";
import { Card } from "#web/ui/card.tsx";

export function ReachCard({ terms: { channels, phone } }: { terms: TermsView }) {
  const { t } = useTranslation("contracts");
  return (
    <Card title={t("reach.title")}>
      <ul className="plain-list ways">
        {channels.includes("portal") ? (
          <li>
            <strong>{t("reach.portal")}</strong>
            <span className="small muted">{t("reach.portalDetail")}</span>
            <Link to="/tickets/new">{t("reach.file")}</Link>
          </li>
        ) : null}
        {channels.includes("phone") && phone !== null ? (
          <li>
            <strong>{t("reach.phone")}</strong>
            <a href={`tel:${phone.replace(/[^+\d]/g, "")}`} className="figures">
              {phone}
            </a>
            <span className="small muted">{t("reach.phoneDetail")}</span>
          </li>
        ) : null}
        {channels.includes("email") ? (
          <li>
            <strong>{t("reach.email")}</strong>
            <span className="small muted">{t("reach.emailDetail")}</span>
          </li>
        ) : null}
        {channels.includes("phone") ? null : <li className="small muted">{t("reach.noPhone")}</li>}
      </ul>
    </Card>
  );
}
