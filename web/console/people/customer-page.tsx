/** One organisation: its contacts, whom it serves or who serves it, its subscriptions. */
import "./people.css";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { changeOrganisation } from "#api/organisations.ts";
import type { AnswerOf } from "#api/route.ts";
import type { getOrganisation } from "#api/organisations.ts";
import { ask } from "#web/session/ask.ts";
import { useProblemWords } from "#web/session/problem-words.ts";
import { useSession } from "#web/session/session.ts";
import { Button } from "#web/ui/button.tsx";
import { Card, PageHeader } from "#web/ui/card.tsx";
import { Chip } from "#web/ui/chips.tsx";
import { ConfirmDialog } from "#web/ui/confirm-dialog.tsx";
import { EmptyState, ErrorState, LoadingRows } from "#web/ui/states.tsx";
import { CustomerEnvironments } from "../environments/customer-environments.tsx";
import { organisationQuery } from "../queries.ts";
import { ContactRow } from "./contact-row.tsx";
import { InviteContact } from "./invite-contact.tsx";
import { RenameOrganisation } from "./rename-organisation.tsx";
import { RowRefusal } from "./row-refusal.tsx";
import { ServedCard } from "./served-card.tsx";
import { SubscriptionList } from "./subscription-list.tsx";
import { useChange } from "./use-change.ts";

type Organisation = AnswerOf<typeof getOrganisation>;

export function CustomerPage() {
  const { id } = useParams({ from: "/console/customers/$id" });
  const words = useProblemWords();
  const { data, error, refetch } = useQuery(organisationQuery(id));
  return (
    <div className="page">
      {data ? (
        <Customer organisation={data} />
      ) : error ? (
        <ErrorState problem={words(error)} onRetry={() => void refetch()} />
      ) : (
        <LoadingRows />
      )}
    </div>
  );
}

function Customer({ organisation }: { organisation: Organisation }) {
  const { t } = useTranslation(["console", "lifecycle"]);
  const { may } = useSession();
  const { id, name, kind, active, servedBy } = organisation;
  const [ending, setEnding] = useState(false);
  const [renaming, setRenaming] = useState(false);
  const toggling = useChange(
    () => ask(changeOrganisation, { params: { organisation: id }, body: { active: !active } }),
    t("people.changed", { name }),
  );
  return (
    <>
      <PageHeader
        title={name}
        crumbs={[
          <Link key="customers" to="/console/customers">
            {t("customers.title")}
          </Link>,
        ]}
        lead={[
          t(`console:organisationKinds.${kind}`),
          ...servedBy.map((partner) => t("list.via", { partner: partner.name })),
        ].join(" · ")}
      >
        {active ? null : <Chip>{t("account.deactivated")}</Chip>}
        {may.manageCustomers ? (
          <Button variant="default" onClick={() => setRenaming(true)}>
            {t("customers.rename")}
          </Button>
        ) : null}
        {may.manageCustomers ? (
          <Button
            variant="default"
            loading={toggling.busy}
            onClick={() => (active ? setEnding(true) : toggling.run(undefined))}
          >
            {t(active ? "people.deactivate" : "people.reactivate")}
          </Button>
        ) : null}
      </PageHeader>
      {renaming ? (
        <RenameOrganisation organisation={organisation} onClose={() => setRenaming(false)} />
      ) : null}
      <RowRefusal causes={[toggling.cause]} />
      <ConfirmDialog
        opened={ending}
        danger
        title={t("people.deactivateAsk", { name })}
        confirmLabel={t("people.deactivate")}
        onClose={() => setEnding(false)}
        onConfirm={() => {
          setEnding(false);
          toggling.run(undefined);
        }}
      >
        {t("customers.deactivateMeans")}
      </ConfirmDialog>
      <div className="stack">
        <Contacts organisation={organisation} manages={may.manageCustomers} />
        {kind === "partner" ? (
          <ServedCard organisation={organisation} manages={may.manageCustomers} />
        ) : null}
        <Card
          title={t("customers.subscriptions")}
          aside={
            may.manageCustomers && kind === "customer" ? (
              <Link to="/console/customers/$id/subscriptions/new" params={{ id }}>
                {t("customers.addSubscription")}
              </Link>
            ) : null
          }
        >
          <SubscriptionList subscriptions={organisation.subscriptions} />
        </Card>
        {kind === "customer" ? <CustomerEnvironments organisation={id} /> : null}
      </div>
    </>
  );
}

function Contacts({
  organisation: { id, contacts },
  manages,
}: {
  organisation: Organisation;
  manages: boolean;
}) {
  const { t } = useTranslation("console");
  const [inviting, setInviting] = useState(false);
  const invite = (
    <Button size="xs" variant="default" onClick={() => setInviting(true)}>
      {t("people.inviteContact")}
    </Button>
  );
  return (
    <Card
      title={t("customers.contacts", { count: contacts.length })}
      aside={manages ? invite : null}
    >
      {contacts.length === 0 ? (
        <EmptyState title={t("people.none")} />
      ) : (
        <table className="people">
          <thead>
            <tr>
              <th scope="col">{t("person.name")}</th>
              <th scope="col">{t("people.role")}</th>
              <th scope="col">{t("people.sees")}</th>
              <th scope="col">{t("people.account")}</th>
              {manages ? (
                <th scope="col" className="actions">
                  <span className="visually-hidden">{t("people.actions")}</span>
                </th>
              ) : null}
            </tr>
          </thead>
          <tbody>
            {contacts.map((contact) => (
              <ContactRow key={contact.id} contact={contact} organisation={id} manages={manages} />
            ))}
          </tbody>
        </table>
      )}
      <InviteContact organisation={id} opened={inviting} onClose={() => setInviting(false)} />
    </Card>
  );
}
