/** ExtrasFields { extras, cause, onChange }: what is agreed beside the offer; each kind once, with its days and its words. */
import "./contract-form.css";
import { useTranslation } from "react-i18next";
import { EXTRAS } from "#core/contracts/vocabulary.ts";
import { fieldProblem } from "#web/session/problem-words.ts";
import { TextField } from "../forms/controls.tsx";
import { Tick } from "../forms/tick.tsx";
import type { Extra } from "./terms-draft.ts";

type Props = { extras: readonly Extra[]; cause: unknown; onChange: (extras: Extra[]) => void };

export function ExtrasFields({ extras, cause, onChange }: Props) {
  const { t } = useTranslation("contracts");
  const toggle = (kind: Extra["kind"], isAgreed: boolean) =>
    onChange(
      isAgreed
        ? [...extras, { kind, lines: "", from: "", until: "", detail: "" }]
        : extras.filter((extra) => extra.kind !== kind),
    );
  const change = (at: number, part: Partial<Extra>) =>
    onChange(extras.map((extra, index) => (index === at ? { ...extra, ...part } : extra)));
  const problem = (at: number, field: string) => fieldProblem(cause, `extras.${at}.${field}`);
  return (
    <fieldset className="contract-rows">
      <legend>{t("form.extras")}</legend>
      <div className="row wrap">
        {EXTRAS.map((kind) => (
          <Tick
            key={kind}
            label={t(`extras.${kind}`)}
            checked={extras.some((extra) => extra.kind === kind)}
            onChange={(isAgreed) => toggle(kind, isAgreed)}
          />
        ))}
      </div>
      {extras.map((extra, at) => (
        <div key={extra.kind} className="contract-row">
          <strong>{t(`extras.${extra.kind}`)}</strong>
          <div className="fields">
            {extra.kind === "extended_support" ? (
              <TextField
                label={t("form.lines")}
                hint={t("form.linesHint")}
                value={extra.lines}
                onChange={(lines) => change(at, { lines })}
                error={problem(at, "lines")}
              />
            ) : null}
            <TextField
              type="date"
              label={t("form.extraFrom")}
              value={extra.from}
              onChange={(from) => change(at, { from })}
              error={problem(at, "from")}
            />
            <TextField
              type="date"
              label={t("form.extraUntil")}
              value={extra.until}
              onChange={(until) => change(at, { until })}
              error={problem(at, "until")}
            />
            <TextField
              label={t("form.extraDetail")}
              value={extra.detail}
              onChange={(detail) => change(at, { detail })}
              maxLength={500}
              error={problem(at, "detail")}
            />
          </div>
        </div>
      ))}
    </fieldset>
  );
}
