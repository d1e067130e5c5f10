/** OverlapTick { cause, wanted, onChange }: once a contract was refused for its like, whether both are wanted. */
import { useTranslation } from "react-i18next";
import { Refused } from "#web/session/refused.ts";
import { Tick } from "../forms/tick.tsx";

type Props = { cause: unknown; wanted: boolean; onChange: (wanted: boolean) => void };

export function OverlapTick({ cause, wanted, onChange }: Props) {
  const { t } = useTranslation("contracts");
  const overlaps = cause instanceof Refused && cause.problem.code === "contract_overlaps";
  if (!overlaps && !wanted) return null;
  return <Tick label={t("form.overlap")} checked={wanted} onChange={onChange} />;
}
