/** NamedCard { contract, terms, choices }: who the named contacts are, and for whoever may, another choice among `choices`. */
import "./contracts.css";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ContractView, TermsView } from "#api/contract-views.ts";
import { Button } from "#web/ui/button.tsx";
import { Card } from "#web/ui/card.tsx";
import { Time } from "#web/ui/time.tsx";
import { SwapDialog } from "./swap-dialog.tsx";
import type { Choice } from "./swap-dialog.tsx";

type Props = { contract: ContractView; terms: TermsView; choices: readonly Choice[] };

export function NamedCard({ contract, terms: { namedContacts }, choices }: Props) {
  const { t } = useTranslation("contracts");
  const [swapping, setSwapping] = useState(false);
  const named = contract.namedContacts.filter(({ until }) => until === null);
  const swap =
    contract.may.name && choices.length > 0 ? (
      <Button size="xs" variant="default" onClick={() => setSwapping(true)}>
        {t("named.swap")}
      </Button>
    ) : null;
  return (
    <Card title={t("named.title")} aside={swap}>
      <p className="small muted">
        {namedContacts === null ? t("named.unlimited") : t("named.limit", { count: namedContacts })}
      </p>
      {named.length === 0 ? (
        <p>{t(namedContacts === null ? "named.everyone" : "named.nobody")}</p>
      ) : null}
      <ul className="plain-list">
        {named.map(({ contact, since }) => (
          <li key={contact.id}>
            <strong>{contact.name}</strong>{" "}
            <span className="small muted">
              {t("named.since")} <Time at={since} form="day" />
            </span>
          </li>
        ))}
      </ul>
      {swapping ? (
        <SwapDialog
          contract={contract}
          limit={namedContacts}
          choices={choices}
          onClose={() => setSwapping(false)}
        />
      ) : null}
    </Card>
  );
}
