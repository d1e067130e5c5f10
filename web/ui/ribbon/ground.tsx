import { useTranslation } from "react-i18next";
import type { Reader } from "../reader.tsx";
import { placeAt } from "./layout.ts";
import type { RibbonShade } from "./ribbon-data.ts";
import { ticksOf } from "./ticks.ts";
import type { Domain } from "./ticks.ts";

type GroundProps = {
  domain: Domain;
  width: number;
  now: string;
  shades: readonly RibbonShade[];
  reader: Reader;
};

/** Ruling, shaded stretches and the present: what lies behind the bands. */
export function Ground({ domain, width, now, shades, reader }: GroundProps) {
  const { t } = useTranslation("ui");
  const percent = (share: number) => `${(share * 100).toFixed(3)}%`;
  const present = placeAt(now, domain);
  return (
    <div className="ribbon-ground" aria-hidden="true">
      {shades.map((shade) => {
        const left = placeAt(shade.from, domain);
        const span = placeAt(shade.to, domain) - left;
        return (
          <div
            key={shade.from}
            className="ribbon-shade"
            style={{ left: percent(left), width: percent(span) }}
          />
        );
      })}
      {ticksOf(domain, width, reader).map((tick) => {
        const left = placeAt(tick.at, domain);
        const room = (tick.label.length * 6.8 + 10) / width;
        // A label that would run out of the ribbon says nothing.
        const hidden = left + room > 1;
        return (
          <div
            key={tick.at}
            className="ribbon-tick"
            data-strong={tick.strong || undefined}
            style={{ left: percent(left) }}
          >
            {hidden ? null : <span>{tick.label}</span>}
          </div>
        );
      })}
      {Date.parse(now) > domain.to ? null : (
        <div
          className="ribbon-now"
          data-early={present * width < 80 || undefined}
          style={{ left: percent(present) }}
        >
          <span>{t("ribbon.now")}</span>
        </div>
      )}
    </div>
  );
}
