/** What the contract says of it, what support needs and what will follow, beside the form; the button under it. */
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { placeOf } from "#core/intake/guide.ts";
import { CoverageCard } from "#web/coverage/coverage-card.tsx";
import { CompletenessCard } from "#web/intake/completeness-card.tsx";
import type { Intake } from "#web/intake/use-intake.ts";
import { FollowCard } from "./follow-card.tsx";
import type { Cover } from "./use-covers.ts";
import type { Request } from "./use-request.ts";

type Props = {
  request: Request;
  cover: Cover | undefined;
  intake: Intake;
  children: ReactNode;
};

export function FilingAside({ request, cover, intake, children }: Props) {
  const { t } = useTranslation("portal");
  const { severity, nature = "problem_report" } = request;
  const { form, judged, environment } = intake;
  const { os, app_server: server } = environment?.said ?? {};
  const place = placeOf(os?.name, server?.name);
  const asked = cover && {
    organisation: cover.organisation,
    subscription: cover.subscription,
    environment: intake.system,
    nature,
    severity: severity ?? null,
  };
  return (
    <div className="stack filing-aside">
      <CoverageCard asked={asked} title={t("filing.under")} spokenTo="beneficiary" />
      {form === undefined || request.nature === undefined ? null : (
        <CompletenessCard
          form={form}
          judged={judged}
          environment={environment?.name}
          guide={(topic, words) => (
            <Link to="/guide" search={{ ...place }} hash={topic} target="_blank">
              {words}
            </Link>
          )}
        />
      )}
      <FollowCard asked={asked} severity={severity} />
      {children}
    </div>
  );
}
