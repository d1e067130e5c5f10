/** LinesTable { product }: the days of each release, whether they were set or derived, and how it stands today. */
import "#web/contracts/contracts.css";
import { useTranslation } from "react-i18next";
import { MILESTONES } from "#core/catalogue/vocabulary.ts";
import { useSession } from "#web/session/session.ts";
import { formatDay } from "#web/ui/format-time.ts";
import { useReader } from "#web/ui/reader.tsx";
import { Sideways } from "#web/ui/sideways.tsx";
import { MilestonesEditor } from "./milestones-editor.tsx";
import type { EnvironmentsOn } from "./own-environments.ts";
import { PhaseChip } from "./phase-chip.tsx";
import type { Product } from "./programme-queries.ts";

type Props = { product: Product; own: EnvironmentsOn | undefined };

export function LinesTable({ product, own }: Props) {
  const { t } = useTranslation(["programme", "lifecycle"]);
  const reader = useReader();
  const { may } = useSession();
  const day = (on: string) => formatDay(`${on}T12:00:00Z`, { ...reader, timeZone: "UTC" });
  return (
    <Sideways label={product.name}>
      <table className="contract-table">
        <thead>
          <tr>
            <th scope="col">{t("line")}</th>
            <th scope="col">{t("phase")}</th>
            <th scope="col">{t("latest")}</th>
            {MILESTONES.map((kind) => (
              <th key={kind} scope="col">
                {t(`lifecycle:milestones.${kind}`)}
              </th>
            ))}
            {own ? <th scope="col">{t("yours")}</th> : null}
            {may.manageCatalogue ? (
              <th scope="col">
                <span className="visually-hidden">{t("edit.open")}</span>
              </th>
            ) : null}
          </tr>
        </thead>
        <tbody>
          {product.lines.map((line) => (
            <tr key={line.line}>
              <th scope="row">{line.line}</th>
              <td>
                <PhaseChip phase={line.phase} />
              </td>
              <td className="mono">{line.latest ?? "–"}</td>
              {line.milestones.map(({ kind, on, origin }) => (
                <td key={kind} data-clock={t(`lifecycle:milestones.${kind}`)}>
                  {on === null ? <span className="muted">{t("unknown")}</span> : day(on)}
                  {on !== null && origin === "derived" && kind !== "general_availability" ? (
                    <span className="small muted"> ({t("derived")})</span>
                  ) : null}
                  {on !== null && origin === "set" && kind === "eosl" ? (
                    <span className="small muted"> ({t("set")})</span>
                  ) : null}
                </td>
              ))}
              {own ? (
                <td data-clock={t("yours")} data-none={own(line.line).length === 0 || undefined}>
                  {own(line.line)
                    .map(({ name }) => name)
                    .join(", ")}
                </td>
              ) : null}
              {may.manageCatalogue ? (
                <td>
                  <MilestonesEditor product={product.id} line={line} />
                </td>
              ) : null}
            </tr>
          ))}
        </tbody>
      </table>
    </Sideways>
  );
}
