/** Points { points, side }: whom an escalation reached on both sides, and how to call them. */
import { useTranslation } from "react-i18next";
import type { EscalationView } from "#api/escalation-views.ts";
import { SIDES } from "#core/tickets/vocabulary.ts";
import type { Side } from "#web/tickets/moment.ts";

type Props = { points: EscalationView["points"]; side: Side };

export function Points({ points, side }: Props) {
  const { t } = useTranslation("escalations");
  if (points.length === 0) return <p className="small muted">{t("points.none")}</p>;
  return (
    <div className="escalation-points">
      {SIDES.filter((one) => points.some((point) => point.side === one)).map((one) => (
        <div key={one}>
          <h3>{t(one === side ? `points.own.${one}` : `points.other.${one}`)}</h3>
          <ul>
            {points
              .filter((point) => point.side === one)
              .map(({ name, role, email, phone }) => (
                <li key={`${name} ${email}`}>
                  <strong>{name}</strong>
                  {role === "" ? null : <span className="muted"> · {role}</span>}
                  <div className="small escalation-reach">
                    {phone === null ? null : (
                      <a href={`tel:${phone.replace(/[^+\d]/g, "")}`}>{phone}</a>
                    )}
                    <a href={`mailto:${email}`}>{email}</a>
                  </div>
                </li>
              ))}
          </ul>
        </div>
      ))}
    </div>
  );
}
