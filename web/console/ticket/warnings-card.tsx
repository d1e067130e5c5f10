/** WarningsCard { reference }: what the desk was warned of on a ticket, the latest first; nothing where there is none. */
import { useTranslation } from "react-i18next";
import { WHOLE } from "#core/clocks/clock.ts";
import { Card } from "#web/ui/card.tsx";
import { Chip } from "#web/ui/chips.tsx";
import { Time } from "#web/ui/time.tsx";
import { useSentence, useShare, useWarnings } from "./warned.ts";

export function WarningsCard({ reference }: { reference: string }) {
  const { t } = useTranslation(["clocks", "contracts"]);
  const share = useShare();
  const sentence = useSentence();
  const items = useWarnings(reference);
  if (items.length === 0) return null;
  return (
    <Card title={t("warnings.title")}>
      <ul className="clock-list">
        {items.toReversed().map((one) => (
          <li key={`${one.clock} ${one.severity} ${one.threshold} ${one.reachedAt}`}>
            <div className="row wrap clock-head">
              <strong>{t(`contracts:clocks.${one.clock}`)}</strong>
              <Chip tone={one.threshold === WHOLE ? "bad" : "warn"}>{share(one)}</Chip>
            </div>
            <div className="small">
              <Time at={one.reachedAt} />
            </div>
            <div className="small muted">{sentence(one)}</div>
          </li>
        ))}
      </ul>
    </Card>
  );
}
