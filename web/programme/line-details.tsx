/** LineDetails { line }: versions that are out, what the release runs on in the words of the vendor's list, and its add-ons. */
import { useTranslation } from "react-i18next";
import { parseVersion } from "#core/catalogue/version.ts";
import { STACK_COMPONENTS } from "#core/catalogue/vocabulary.ts";
import { formatDay } from "#web/ui/format-time.ts";
import { useReader } from "#web/ui/reader.tsx";
import { PhaseChip } from "./phase-chip.tsx";
import type { Line } from "./programme-queries.ts";

/** What a version is on top of another, as its name says. */
function patchOf(version: string): "cumulative" | "one_off" | undefined {
  const read = parseVersion(version);
  if (!read.ok) return undefined;
  if (read.value.patch > 0) return "one_off";
  return read.value.stage === "cumulative_patch" ? "cumulative" : undefined;
}

export function LineDetails({ line }: { line: Line }) {
  const { t } = useTranslation("programme");
  const reader = useReader();
  const day = (on: string) => formatDay(`${on}T12:00:00Z`, { ...reader, timeZone: "UTC" });
  const components = STACK_COMPONENTS.filter((component) =>
    line.stack.some((entry) => entry.component === component),
  );
  return (
    <details className="line-details">
      <summary>
        <strong>{t("details", { line: line.line })}</strong>
        <PhaseChip phase={line.phase} />
        <span className="small muted">{line.latest ?? ""}</span>
      </summary>
      <div className="line-facts">
        <section>
          <h3>{t("releases")}</h3>
          <ul>
            {line.releases.toReversed().map(({ version, releasedOn, planned }) => (
              <li key={version}>
                <span className="mono">{version}</span>{" "}
                <span className="muted">
                  {patchOf(version) === undefined
                    ? null
                    : `${t(`patches.${patchOf(version) ?? "one_off"}`)} · `}
                  {planned ? t("planned", { day: day(releasedOn) }) : day(releasedOn)}
                </span>
              </li>
            ))}
          </ul>
        </section>
        <section>
          <h3>{t("stack")}</h3>
          {components.length === 0 ? <p className="muted">{t("noStack")}</p> : null}
          <ul>
            {components.map((component) => (
              <li key={component}>
                <strong>{t(`components.${component}`)}</strong>
                <ul>
                  {line.stack
                    .filter((entry) => entry.component === component)
                    .map(({ name, version, standing }) => (
                      <li key={`${name} ${version}`}>
                        {name} {version ?? ""}{" "}
                        <span className="muted">{t(`standings.${standing}`)}</span>
                      </li>
                    ))}
                </ul>
              </li>
            ))}
          </ul>
        </section>
        <section>
          <h3>{t("addOns")}</h3>
          <ul>
            {line.addOns.map(({ name, supported }) => (
              <li key={name}>
                <span className="mono">{name}</span>{" "}
                <span className="muted">{t(supported ? "supportedAddOn" : "otherAddOn")}</span>
              </li>
            ))}
          </ul>
        </section>
      </div>
    </details>
  );
}
