/** Interactions { interactions }: what was proposed, agreed and held, oldest first; each with its words and what came of it. */
import { useTranslation } from "react-i18next";
import type { InteractionView } from "#api/escalation-views.ts";
import { Chip } from "#web/ui/chips.tsx";
import type { FactTone } from "#web/ui/chips.tsx";
import { Markdown } from "#web/ui/markdown.tsx";
import { Time } from "#web/ui/time.tsx";

const tones: Record<InteractionView["standing"], FactTone> = {
  proposed: "warn",
  replaced: "plain",
  agreed: "brand",
  lapsed: "plain",
  progress: "good",
  no_progress: "warn",
  not_held: "plain",
};

export function Interactions({ interactions }: { interactions: readonly InteractionView[] }) {
  const { t } = useTranslation("escalations");
  if (interactions.length === 0) return null;
  return (
    <ol className="escalation-interactions" aria-label={t("interactions")}>
      {interactions.map((one) => (
        <li key={one.proposal} data-over={isOver(one) || undefined}>
          <div className="row wrap escalation-interaction">
            <strong>{t(`kinds.${one.kind}`)}</strong>
            <span>
              <Time at={one.startsAt} form="full" /> · {t("minutes", { count: one.minutes })}
            </span>
            <Chip tone={tones[one.standing]}>{t(`standing.${one.standing}`)}</Chip>
          </div>
          <div className="small muted">{t(`proposedBy.${one.by}`)}</div>
          {one.text ? <Markdown text={one.text} /> : null}
          {one.outcome ? (
            <div className="escalation-outcome">
              <div className="small muted">{t("outcomeTitle")}</div>
              <Markdown text={one.outcome} />
            </div>
          ) : null}
        </li>
      ))}
    </ol>
  );
}

function isOver({ standing }: InteractionView): boolean {
  return standing === "replaced" || standing === "lapsed" || standing === "not_held";
}
