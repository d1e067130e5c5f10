/** What will follow, beside the form; the button under it. */
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Severity } from "#core/tickets/vocabulary.ts";
import { SeverityOf } from "#web/tickets/ticket-chips.tsx";
import { Card } from "#web/ui/card.tsx";
import type { Cover } from "./use-covers.ts";

type Props = { cover: Cover | undefined; severity: Severity | undefined; children: ReactNode };

export function FilingAside({ cover, severity, children }: Props) {
  const { t } = useTranslation("portal");
  return (
    <div className="stack filing-aside">
      <Card
        title={t("filing.follows")}
        aside={severity ? <SeverityOf severity={severity} /> : null}
      >
        <ol className="follow-steps">
          <li>{t("filing.followsReference")}</li>
          <li>{t("filing.followsSeverity")}</li>
          <li>{t("filing.followsInformation")}</li>
          <li>{t("filing.followsSolution")}</li>
        </ol>
      </Card>
      {cover ? (
        <Card title={t("filing.under")}>
          <p className="small">{cover.label}</p>
          {cover.subscription === null ? (
            <p className="small muted">{t("filing.noCoverDetail")}</p>
          ) : null}
        </Card>
      ) : null}
      {children}
    </div>
  );
}
