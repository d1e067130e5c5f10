/** Facts { ticket }: all that is known of a ticket, in one panel. */
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { TicketView } from "#api/ticket-views.ts";
import { dayBefore, useDays } from "#web/contracts/days.ts";
import { FreshnessChip } from "#web/environments/freshness-chip.tsx";
import { useTicketEnvironment } from "#web/tickets/ticket-environment.ts";
import { Card, DescriptionList } from "#web/ui/card.tsx";
import { Time } from "#web/ui/time.tsx";

type Named = { id: string; name: string };

export function Facts({ ticket }: { ticket: TicketView }) {
  const { t } = useTranslation(["console", "lifecycle"]);
  const { organisation, partner, filer, assignee, level, channel, nature, qualification } = ticket;
  return (
    <Card title={t("facts.title")}>
      <DescriptionList
        items={[
          { term: t("facts.organisation"), value: <CustomerLink to={organisation} /> },
          ...(partner ? [{ term: t("facts.partner"), value: <CustomerLink to={partner} /> }] : []),
          { term: t("facts.subscription"), value: <Subscription ticket={ticket} /> },
          ...(ticket.environment === null
            ? []
            : [{ term: t("facts.environment"), value: <Environment ticket={ticket} /> }]),
          { term: t("facts.filer"), value: filer.name },
          { term: t("facts.channel"), value: t(`lifecycle:channels.${channel}.name`) },
          { term: t("facts.nature"), value: t(`lifecycle:natures.${nature}.name`) },
          {
            term: t("facts.declared"),
            value: t(`lifecycle:severities.${ticket.declaredSeverity}.label`),
          },
          {
            term: t("facts.severity"),
            value: ticket.severityQualified
              ? t(`lifecycle:severities.${ticket.severity}.label`)
              : t("facts.notValidated"),
          },
          {
            term: t("facts.qualification"),
            value: qualification ? t(`lifecycle:qualifications.${qualification}.name`) : "–",
          },
          { term: t("facts.level"), value: t(`lifecycle:levels.${level}`) },
          { term: t("facts.assignee"), value: assignee?.name ?? t("facts.nobody") },
          { term: t("facts.filed"), value: <Time at={ticket.filedAt} /> },
          { term: t("facts.refusals"), value: String(ticket.refusals) },
          ...(ticket.state === "closed"
            ? []
            : [
                {
                  term: t("facts.settlers"),
                  value: ticket.settlers.map(({ name }) => name).join(", ") || "–",
                },
              ]),
          ...links(ticket, t("facts.followUpOf"), t("facts.followUps")),
        ]}
      />
    </Card>
  );
}

function links({ followUpOf, followUps }: TicketView, before: string, after: string) {
  return [
    ...(followUpOf ? [{ term: before, value: <TicketLink reference={followUpOf} /> }] : []),
    ...followUps.map((reference, index) => ({
      term: index === 0 ? after : `${after} ${index + 1}`,
      value: <TicketLink reference={reference} />,
    })),
  ];
}

function TicketLink({ reference }: { reference: string }) {
  return (
    <Link to="/console/tickets/$reference" params={{ reference }}>
      {reference}
    </Link>
  );
}

function CustomerLink({ to }: { to: Named }) {
  return (
    <Link to="/console/customers/$id" params={{ id: to.id }}>
      {to.name}
    </Link>
  );
}

function Environment({ ticket }: { ticket: TicketView }) {
  const environment = useTicketEnvironment(ticket);
  if (environment === undefined) return null;
  const { id, name, release, freshness } = environment;
  return (
    <>
      <Link to="/console/environments/$id" params={{ id }}>
        {[name, release].filter(Boolean).join(" · ")}
      </Link>{" "}
      <FreshnessChip freshness={freshness} />
    </>
  );
}

function Subscription({ ticket: { subscription } }: { ticket: TicketView }) {
  const { t } = useTranslation("console");
  const { day } = useDays();
  if (subscription === null) return <>{t("facts.noSubscription")}</>;
  const until = day(dayBefore(subscription.endsOn));
  return (
    <>
      {subscription.product} · {subscription.offer}
      <br />
      <span className="muted">
        {subscription.sku} · {t("facts.until", { until })}
      </span>
    </>
  );
}
