/** For a lead: the organisation's contacts, and what each sees. */
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { listColleagues, setSight } from "#api/contacts.ts";
import type { AnswerOf } from "#api/route.ts";
import { SIGHTS } from "#core/people/actor.ts";
import { ask } from "#web/session/ask.ts";
import { useProblemWords } from "#web/session/problem-words.ts";
import { useSession } from "#web/session/session.ts";
import { Avatar } from "#web/ui/avatar.tsx";
import { Card, PageHeader } from "#web/ui/card.tsx";
import { Chip } from "#web/ui/chips.tsx";
import { SelectField } from "#web/ui/field.tsx";
import { notify } from "#web/ui/notices.tsx";
import { EmptyState, ErrorState, LoadingRows } from "#web/ui/states.tsx";

type Colleague = AnswerOf<typeof listColleagues>["items"][number];

export function ContactsPage() {
  const { t } = useTranslation("portal");
  const me = useSession();
  const led = me.memberships.filter(({ role }) => role === "lead");
  return (
    <>
      <PageHeader title={t("contacts.title")} lead={t("contacts.lead")} />
      {led.length === 0 ? (
        <EmptyState title={t("contacts.notLead")} picture="file">
          {t("contacts.notLeadDetail")}
        </EmptyState>
      ) : null}
      <div className="stack">
        {led.map(({ organisation }) => (
          <Organisation key={organisation.id} id={organisation.id} name={organisation.name} />
        ))}
      </div>
    </>
  );
}

function Organisation({ id, name }: { id: string; name: string }) {
  const words = useProblemWords();
  const colleagues = useQuery({
    queryKey: ["colleagues", id],
    queryFn: ({ signal }) => ask(listColleagues, { params: { organisation: id }, signal }),
  });
  return (
    <Card title={name}>
      {colleagues.error ? (
        <ErrorState problem={words(colleagues.error)} onRetry={() => void colleagues.refetch()} />
      ) : null}
      {colleagues.isPending ? <LoadingRows rows={4} /> : null}
      <ul className="colleagues">
        {colleagues.data?.items.map((colleague) => (
          <ColleagueRow key={colleague.id} colleague={colleague} organisation={id} />
        ))}
      </ul>
    </Card>
  );
}

function ColleagueRow({ colleague, organisation }: { colleague: Colleague; organisation: string }) {
  const { t } = useTranslation(["portal", "lifecycle"]);
  const queries = useQueryClient();
  const words = useProblemWords();
  const { id, name, email, role, sees, account } = colleague;
  const changed = useMutation({
    mutationFn: (next: Colleague["sees"]) =>
      ask(setSight, { params: { organisation, contact: id }, body: { sees: next } }),
    onSuccess: () => {
      notify({ tone: "done", title: t("contacts.changed", { name }) });
      return queries.invalidateQueries({ queryKey: ["colleagues", organisation] });
    },
    onError: (cause) => notify({ tone: "refused", ...words(cause) }),
  });
  const shown = changed.isPending ? changed.variables : sees;
  return (
    <li className="colleague">
      <Avatar name={name} />
      <div className="colleague-words">
        <strong>{name}</strong>{" "}
        {role === "lead" ? <Chip tone="brand">{t("lifecycle:roles.lead")}</Chip> : null}{" "}
        {account === "active" ? null : <Chip tone="warn">{t(`contacts.${account}`)}</Chip>}
        <div className="small muted">{email}</div>
      </div>
      {role === "lead" ? (
        <span className="small muted">{t("lifecycle:sights.all")}</span>
      ) : (
        <SelectField
          hideLabel
          label={t("contacts.sees", { name })}
          value={shown}
          onChange={(value) => {
            const next = SIGHTS.find((one) => one === value);
            if (next !== undefined && next !== sees) changed.mutate(next);
          }}
          options={SIGHTS.map((sight) => ({ value: sight, label: t(`lifecycle:sights.${sight}`) }))}
        />
      )}
    </li>
  );
}
