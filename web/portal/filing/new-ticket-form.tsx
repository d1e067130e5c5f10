/** The form of a new request. What is written stays until the desk has it, in this browser and on every other device. */
import { useTranslation } from "react-i18next";
import type { TicketView } from "#api/ticket-views.ts";
import { NOTHING_TOLD } from "#web/intake/told.ts";
import { RequestForm } from "./request-form.tsx";
import { coverFor, usualCover } from "./use-covers.ts";
import type { Cover } from "./use-covers.ts";
import { useRequest } from "./use-request.ts";
import type { Request } from "./use-request.ts";

type Props = { covers: readonly Cover[]; cited: TicketView | undefined };

export function NewTicketForm({ covers, cited }: Props) {
  const draft = cited ? `request:${cited.reference}` : "request";
  const { revision, ...written } = useRequest(draft, useInitial(covers, cited));
  return <RequestForm key={revision} covers={covers} cited={cited} {...written} />;
}

function useInitial(covers: readonly Cover[], cited: TicketView | undefined): Request {
  const { t } = useTranslation("portal");
  const before = cited && `${cited.organisation.id}:${cited.subscription?.id ?? ""}`;
  const cover = before === undefined ? usualCover(covers) : coverFor(covers, before);
  return {
    cover: cover?.value ?? before ?? "",
    environment: cited?.environment?.id ?? "",
    nature: cited?.nature,
    severity: cited?.severity,
    subject: cited ? t("filing.followUpSubject", { subject: cited.subject }).slice(0, 200) : "",
    description: "",
    told: NOTHING_TOLD,
    files: [],
  };
}
