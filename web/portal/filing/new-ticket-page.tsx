import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { TicketView } from "#api/ticket-views.ts";
import { useProblemWords } from "#web/session/problem-words.ts";
import { ticketQuery } from "#web/tickets/ticket-query.ts";
import { Card, PageHeader } from "#web/ui/card.tsx";
import { ErrorState, LoadingRows } from "#web/ui/states.tsx";
import { NewTicketForm } from "./new-ticket-form.tsx";
import { useCovers } from "./use-covers.ts";

const place = getRouteApi("/portal/tickets/new");

export function NewTicketPage() {
  const { t } = useTranslation("portal");
  const words = useProblemWords();
  const { followUpOf } = place.useSearch();
  const cited = useQuery({ ...ticketQuery(followUpOf ?? ""), enabled: followUpOf !== undefined });
  const { covers, pending, error } = useCovers();
  const cause = error ?? cited.error;
  const title = t(followUpOf === undefined ? "nav.new" : "filing.followUpTitle");
  const waiting = pending || (followUpOf !== undefined && cited.isPending);
  return (
    <>
      <PageHeader
        title={title}
        lead={
          followUpOf === undefined ? (
            t("filing.lead")
          ) : (
            <Cited reference={followUpOf} ticket={cited.data} />
          )
        }
      />
      {cause ? <ErrorState problem={words(cause)} /> : null}
      {waiting && !cause ? (
        <Card>
          <LoadingRows rows={6} />
        </Card>
      ) : null}
      {!waiting && !cause ? (
        <NewTicketForm key={followUpOf ?? ""} covers={covers} cited={cited.data} />
      ) : null}
    </>
  );
}

function Cited({ reference, ticket }: { reference: string; ticket: TicketView | undefined }) {
  const { t } = useTranslation("portal");
  return (
    <>
      {t("filing.cites")}{" "}
      <Link to="/tickets/$reference" params={{ reference }}>
        {reference}
      </Link>
      {ticket ? ` — ${ticket.subject}` : null}
    </>
  );
}
