/** One's own account: name, language and time zone, password, where one is signed in. Shared by both sides. */
import { useTranslation } from "react-i18next";
import { useSession } from "#web/session/session.ts";
import { Card, DescriptionList, PageHeader } from "#web/ui/card.tsx";
import { PasswordCard } from "./password-card.tsx";
import { PersonCard } from "./person-card.tsx";
import { SessionsCard } from "./sessions-card.tsx";

export function AccountPage() {
  const { t } = useTranslation(["portal", "lifecycle"]);
  const me = useSession();
  const places = me.memberships.map(({ organisation, role, sees }) => ({
    term: organisation.name,
    value: `${t(`lifecycle:roles.${role}`)} · ${t(`lifecycle:sights.${sees}`)}`,
  }));
  return (
    <>
      <PageHeader title={t("account.title")} lead={me.email} />
      <div className="columns">
        <div className="stack">
          <PersonCard key={me.id} me={me} />
          <SessionsCard />
        </div>
        <div className="stack">
          <PasswordCard />
          {places.length > 0 ? (
            <Card title={t("account.organisations")}>
              <DescriptionList items={places} />
            </Card>
          ) : null}
        </div>
      </div>
    </>
  );
}
