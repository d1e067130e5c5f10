/** ConclusionSummary { conclusion, side, open? }: what is proposed, with directives, release and severity before and after. open: directives unfolded. */
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { ConclusionView } from "#api/ticket-views.ts";
import { Chip } from "#web/ui/chips.tsx";
import { Markdown } from "#web/ui/markdown.tsx";
import type { Side } from "./moment.ts";
import { SeverityOf } from "./ticket-chips.tsx";
import "./conversation.css";

type Props = { conclusion: ConclusionView; side: Side; open?: boolean };

export function ConclusionSummary({ conclusion, side, open = true }: Props) {
  const { t } = useTranslation(["tickets", "lifecycle"]);
  const { kind, text, demonstration, resource } = conclusion;
  return (
    <div className="conclusion">
      <div className="row wrap">
        <strong>{t(`lifecycle:conclusions.${kind}.name`)}</strong>
        <ConclusionChips conclusion={conclusion} />
      </div>
      {text ? <Markdown text={text} /> : null}
      {resource ? (
        <p>
          {t("resource")}{" "}
          <a href={safe(resource.url)} rel="noopener nofollow" target="_blank">
            {resource.title ?? resource.url}
          </a>
        </p>
      ) : null}
      {demonstration ? (
        <Fold label={t("demonstration")} open={open}>
          <Markdown text={demonstration} />
        </Fold>
      ) : null}
      <Directives conclusion={conclusion} side={side} open={open} />
      <SeverityChange conclusion={conclusion} />
    </div>
  );
}

function ConclusionChips({ conclusion }: { conclusion: ConclusionView }) {
  const { t } = useTranslation(["tickets", "lifecycle"]);
  const { form, category, release, delivery, ground, outcome } = conclusion;
  return (
    <>
      {form ? <Chip>{t(`lifecycle:workaroundForms.${form}.name`)}</Chip> : null}
      {category === "one_off_patch" ? (
        <Chip>{t("lifecycle:fixCategories.one_off_patch.name")}</Chip>
      ) : null}
      {ground ? <Chip tone="warn">{t(`lifecycle:criticalGrounds.${ground}.name`)}</Chip> : null}
      {release && delivery ? (
        <Chip tone="brand">
          {t(delivery === "planned" ? "plannedIn" : "deliveredIn", { release })}
        </Chip>
      ) : null}
      {outcome === "proposed" ? null : (
        <Chip tone={outcome === "refused" ? "bad" : "good"}>
          {t(`lifecycle:outcomes.${outcome}`)}
        </Chip>
      )}
    </>
  );
}

function Directives({ conclusion, side, open }: Required<Props>) {
  const { t } = useTranslation(["tickets", "lifecycle"]);
  const { directives, appliedBy } = conclusion;
  if (directives === null) return null;
  const who =
    appliedBy === null
      ? ""
      : t(`lifecycle:appliers.${appliedBy}.${side === "desk" ? "forDesk" : "forBeneficiary"}`);
  return (
    <Fold label={t("directives")} aside={who} open={open}>
      <div className="directives">
        <Markdown text={directives} />
      </div>
    </Fold>
  );
}

function SeverityChange({ conclusion }: { conclusion: ConclusionView }) {
  const { t } = useTranslation("tickets");
  const { severityBefore, severityAfter, outcome } = conclusion;
  if (severityAfter === null) return null;
  return (
    <div className="row wrap small severity-change">
      <span className="muted">
        {t(outcome === "proposed" ? "severityWillBe" : "severityChange")}
      </span>
      <SeverityOf severity={severityBefore} />
      <span aria-hidden="true">→</span>
      <span className="visually-hidden">{t("becomes")}</span>
      <SeverityOf severity={severityAfter} />
    </div>
  );
}

type FoldProps = { label: string; aside?: string; open: boolean; children: ReactNode };

function Fold({ label, aside, open, children }: FoldProps) {
  return (
    <details className="fold" open={open}>
      <summary>
        {label}
        {aside ? <span className="muted"> · {aside}</span> : null}
      </summary>
      {children}
    </details>
  );
}

/** Only addresses that a browser opens as a page; anything else leads nowhere. */
function safe(url: string): string | undefined {
  return /^https?:\/\//iu.test(url) ? url : undefined;
}
