/** PhaseChip { phase }: how a release stands today. */
import { useTranslation } from "react-i18next";
import { Chip } from "#web/ui/chips.tsx";
import type { FactTone } from "#web/ui/chips.tsx";
import type { Line } from "./programme-queries.ts";

const tones: Record<Line["phase"], FactTone> = {
  upcoming: "brand",
  maintained: "good",
  supported: "plain",
  past_eosl: "bad",
};

export function PhaseChip({ phase }: { phase: Line["phase"] }) {
  const { t } = useTranslation("programme");
  return <Chip tone={tones[phase]}>{t(`phases.${phase}`)}</Chip>;
}
