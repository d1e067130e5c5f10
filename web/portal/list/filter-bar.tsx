import { useEffect, useRef, useState } from "react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { SEVERITIES, STATES } from "#core/tickets/vocabulary.ts";
import { useSession } from "#web/session/session.ts";
import { SelectField, TextField } from "#web/ui/field.tsx";
import { useKeys } from "#web/ui/use-keys.ts";
import { subscriptionsQuery } from "../subscription-queries.ts";
import { useFilters } from "./use-filters.ts";

const typingMilliseconds = 250;

export function TicketFilterBar() {
  const { t } = useTranslation(["portal", "lifecycle"]);
  const { search, set } = useFilters();
  const organisations = useOrganisations();
  const any = (label: string) => ({ value: "", label });
  return (
    <search className="filters">
      <Words />
      <SelectField
        label={t("list.state")}
        value={search.state ?? ""}
        onChange={(value) => set("state", value)}
        options={[
          any(t("list.anyState")),
          { value: "open_all", label: t("list.notClosed") },
          ...STATES.map((state) => ({ value: state, label: t(`lifecycle:states.${state}.name`) })),
        ]}
      />
      <SelectField
        label={t("list.severity")}
        value={search.severity ?? ""}
        onChange={(value) => set("severity", value)}
        options={[
          any(t("list.anySeverity")),
          ...SEVERITIES.map((one) => ({
            value: String(one),
            label: t(`lifecycle:severities.${one}.label`),
          })),
        ]}
      />
      <SelectField
        label={t("list.waiting")}
        value={search.waiting ?? ""}
        onChange={(value) => set("waiting", value)}
        options={[
          any(t("list.anyWaiting")),
          { value: "beneficiary", label: t("lifecycle:waitingOn.beneficiary.forBeneficiary") },
          { value: "desk", label: t("lifecycle:waitingOn.desk.forBeneficiary") },
        ]}
      />
      {organisations.length > 1 ? (
        <SelectField
          label={t("list.organisation")}
          value={search.organisation ?? ""}
          onChange={(value) => set("organisation", value)}
          options={[
            any(t("list.anyOrganisation")),
            ...organisations.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
      ) : null}
    </search>
  );
}

/** Typing filters after a short rest, so that the address does not change at every letter. */
function Words() {
  const { t } = useTranslation("portal");
  const { search, set } = useFilters();
  const asked = search.q ?? "";
  const [words, setWords] = useState(asked);
  const [before, setBefore] = useState(asked);
  // The address changed under the field: back, or all filters taken away.
  if (before !== asked) {
    setBefore(asked);
    setWords(asked);
  }
  const field = useRef<HTMLInputElement>(null);
  const latest = useRef({ set, asked });
  useEffect(() => {
    latest.current = { set, asked };
  });
  useEffect(() => {
    const timer = setTimeout(() => {
      if (words !== latest.current.asked) latest.current.set("q", words);
    }, typingMilliseconds);
    return () => clearTimeout(timer);
  }, [words]);
  useKeys([{ key: "/", label: t("list.search"), run: () => field.current?.focus() }]);
  return (
    <TextField
      ref={field}
      type="search"
      label={t("list.search")}
      placeholder={t("list.searchHint")}
      maxLength={200}
      value={words}
      onChange={setWords}
    />
  );
}

/** Those of the reader and, for a partner, those that it serves. */
function useOrganisations(): { id: string; name: string }[] {
  const me = useSession();
  const { data } = useQuery(subscriptionsQuery);
  const own = me.memberships.flatMap(({ organisation, kind }) =>
    kind === "partner" ? [] : [organisation],
  );
  const served = (data?.items ?? []).map(({ organisation }) => organisation);
  const known = new Map([...own, ...served].map((one) => [one.id, one]));
  return [...known.values()].toSorted((one, other) => one.name.localeCompare(other.name));
}
