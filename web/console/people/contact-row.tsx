/** ContactRow { contact, organisation, manages }: one contact of an organisation, with what a manager may change. */
import { useTranslation } from "react-i18next";
import { changeContact, inviteContact } from "#api/contacts.ts";
import { changeMembership, endMembership } from "#api/organisations.ts";
import type { ContactView } from "#api/people-views.ts";
import type { GivenBody } from "#api/route.ts";
import { MEMBER_ROLES, SIGHTS } from "#core/people/actor.ts";
import type { MemberRole, Sight } from "#core/people/actor.ts";
import { ask } from "#web/session/ask.ts";
import { oneOf } from "../one-of.ts";
import { AccountChip } from "./account-chip.tsx";
import { PersonActions } from "./person-actions.tsx";
import { RowRefusal } from "./row-refusal.tsx";
import { useChange } from "./use-change.ts";

type Props = { contact: ContactView; organisation: string; manages: boolean };

export function ContactRow({ contact, organisation, manages }: Props) {
  const { t } = useTranslation(["console", "lifecycle"]);
  const membership = contact.memberships.find((one) => one.organisation.id === organisation);
  const { role, sees } = membership ?? { role: "contact" as const, sees: "all" as const };
  const params = { organisation, contact: contact.id };
  const { name } = contact;
  const seat = useChange(
    (body: { role: MemberRole; sees: Sight }) => ask(changeMembership, { params, body }),
    t("people.changed", { name }),
  );
  const changing = useChange(
    (body: GivenBody<typeof changeContact>) =>
      ask(changeContact, { params: { contact: contact.id }, body }),
    t("people.changed", { name }),
  );
  const inviting = useChange(
    () => ask(inviteContact, { params: { contact: contact.id } }),
    t("people.invited", { name }),
  );
  const leaving = useChange(() => ask(endMembership, { params }), t("people.changed", { name }));
  return (
    <tr>
      <td>
        <strong>{name}</strong>
        <div className="small muted">
          {[contact.email, contact.phone].filter(Boolean).join(" · ")}
        </div>
        <RowRefusal causes={[seat.cause, changing.cause, inviting.cause, leaving.cause]} />
      </td>
      <td>
        {manages ? (
          <select
            aria-label={t("people.roleOf", { name })}
            value={role}
            onChange={(event) =>
              seat.run({ role: oneOf(MEMBER_ROLES, event.currentTarget.value) ?? role, sees })
            }
          >
            {MEMBER_ROLES.map((one) => (
              <option key={one} value={one}>
                {t(`lifecycle:roles.${one}`)}
              </option>
            ))}
          </select>
        ) : (
          t(`lifecycle:roles.${role}`)
        )}
      </td>
      <td>
        {manages && role !== "lead" ? (
          <select
            aria-label={t("people.sightOf", { name })}
            value={sees}
            onChange={(event) =>
              seat.run({ role, sees: oneOf(SIGHTS, event.currentTarget.value) ?? sees })
            }
          >
            {SIGHTS.map((one) => (
              <option key={one} value={one}>
                {t(`lifecycle:sights.${one}`)}
              </option>
            ))}
          </select>
        ) : (
          <span className="small">{t(`lifecycle:sights.${role === "lead" ? "all" : sees}`)}</span>
        )}
      </td>
      <td>
        <AccountChip account={contact.account} />
      </td>
      {manages ? (
        <td className="actions">
          <PersonActions
            person={contact}
            onInvite={() => inviting.run(undefined)}
            withPhone
            onSave={changing.run}
            saving={changing}
            onActive={(active) => changing.run({ active })}
            {...(contact.memberships.length > 1 ? { onLeave: () => leaving.run(undefined) } : {})}
          />
        </td>
      ) : null}
    </tr>
  );
}
