/** PointsFields { points, cause, onChange }: the escalation points of both sides, in the order in which they are turned to. */
import "./contract-form.css";
import { useTranslation } from "react-i18next";
import { fieldProblem } from "#web/session/problem-words.ts";
import { Button } from "#web/ui/button.tsx";
import { SelectField, TextField } from "../forms/controls.tsx";
import { emptyPoint } from "./terms-draft.ts";
import type { Point } from "./terms-draft.ts";

type Props = { points: readonly Point[]; cause: unknown; onChange: (points: Point[]) => void };

const pointsMax = 20;

export function PointsFields({ points, cause, onChange }: Props) {
  const { t } = useTranslation("contracts");
  const change = (at: number, part: Partial<Point>) =>
    onChange(points.map((point, index) => (index === at ? { ...point, ...part } : point)));
  const problem = (at: number, field: keyof Point) =>
    fieldProblem(cause, `escalationPoints.${at}.${field}`);
  return (
    <fieldset className="contract-rows">
      <legend>{t("form.points")}</legend>
      {points.map((point, at) => (
        <div key={at} className="contract-row">
          <div className="fields">
            <SelectField
              label={t("form.side")}
              value={point.side}
              onChange={(side) =>
                change(at, { side: side === "beneficiary" ? "beneficiary" : "desk" })
              }
              options={[
                { value: "desk", label: t("points.desk") },
                { value: "beneficiary", label: t("points.beneficiaryForDesk") },
              ]}
            />
            <TextField
              label={t("form.pointName")}
              value={point.name}
              onChange={(name) => change(at, { name })}
              maxLength={200}
              error={problem(at, "name")}
            />
            <TextField
              label={t("form.pointRole")}
              value={point.role}
              onChange={(role) => change(at, { role })}
              maxLength={200}
              error={problem(at, "role")}
            />
            <TextField
              type="email"
              label={t("form.pointEmail")}
              value={point.email}
              onChange={(email) => change(at, { email })}
              error={problem(at, "email")}
            />
            <TextField
              type="tel"
              label={t("form.pointPhone")}
              value={point.phone}
              onChange={(phone) => change(at, { phone })}
              maxLength={40}
              error={problem(at, "phone")}
            />
          </div>
          <Button
            size="xs"
            variant="subtle"
            onClick={() => onChange(points.filter((_, index) => index !== at))}
          >
            {t("form.removePoint")}
          </Button>
        </div>
      ))}
      {points.length < pointsMax ? (
        <Button size="xs" variant="default" onClick={() => onChange([...points, emptyPoint])}>
          {t("form.addPoint")}
        </Button>
      ) : null}
    </fieldset>
  );
}
