/** FreshnessChip { freshness }: whether what is known of a system is recent enough to work with. */
import { useTranslation } from "react-i18next";
import type { EnvironmentLine } from "#api/environment-views.ts";
import { Chip } from "#web/ui/chips.tsx";

export function FreshnessChip({ freshness: { state } }: Pick<EnvironmentLine, "freshness">) {
  const { t } = useTranslation("environments");
  return <Chip tone={state === "fresh" ? "good" : "warn"}>{t(`freshness.${state}`)}</Chip>;
}
