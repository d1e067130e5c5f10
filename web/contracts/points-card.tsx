/** PointsCard { terms, reader: 'beneficiary' | 'desk', children? }: whom each side turns to when a ticket drifts; children: what to do about it. */
import "./contracts.css";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { TermsView } from "#api/contract-views.ts";
import { Card } from "#web/ui/card.tsx";

type Props = { terms: TermsView; reader: "beneficiary" | "desk"; children?: ReactNode };

export function PointsCard({ terms: { escalationPoints }, reader, children }: Props) {
  const { t } = useTranslation("contracts");
  const sides = { desk: "points.desk", beneficiary: "points.beneficiary" } as const;
  const shown = (["desk", "beneficiary"] as const).filter((side) =>
    escalationPoints.some((point) => point.side === side),
  );
  return (
    <Card title={t("points.title")}>
      {shown.length === 0 ? <p className="muted">{t("points.none")}</p> : null}
      <div className="points">
        {shown.map((side) => (
          <div key={side}>
            <h3>
              {side === "beneficiary" && reader === "desk"
                ? t("points.beneficiaryForDesk")
                : t(sides[side])}
            </h3>
            <ul className="plain-list">
              {escalationPoints
                .filter((point) => point.side === side)
                .map(({ name, role, email, phone }) => (
                  <li key={`${name} ${email}`}>
                    <strong>{name}</strong>
                    {role === "" ? null : <span className="muted"> · {role}</span>}
                    <div className="small">
                      <a href={`mailto:${email}`}>{email}</a>
                      {phone === null ? null : (
                        <>
                          {" · "}
                          <a href={`tel:${phone.replace(/[^+\d]/g, "")}`}>{phone}</a>
                        </>
                      )}
                    </div>
                  </li>
                ))}
            </ul>
          </div>
        ))}
      </div>
      {children}
    </Card>
  );
}
