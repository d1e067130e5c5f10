/**
 * StayingNamed { named, limit, chosen, cause, onChange }: who stays named, where the offer allows fewer than are named.
 * isTooFew(named, limit): whether it is asked at all.
 * namesLimit(draft, offers, granted): how many the contract will allow; one that stays under its offer keeps what it was granted.
 */
import { useTranslation } from "react-i18next";
import type { OfferView, TermsView } from "#api/contract-views.ts";
import { fieldProblem } from "#web/session/problem-words.ts";
import { Choices } from "../offers/choices.tsx";
import type { TermsDraft } from "./terms-draft.ts";

type Named = readonly { id: string; name: string }[];
type Props = {
  named: Named;
  limit: number | null;
  chosen: readonly string[];
  cause: unknown;
  onChange: (chosen: string[]) => void;
};

export function isTooFew(named: Named, limit: number | null): limit is number {
  return limit !== null && named.length > limit;
}

export function namesLimit(
  { offer: id, refresh }: Pick<TermsDraft, "offer" | "refresh">,
  offers: readonly OfferView[],
  granted: TermsView | undefined,
): number | null {
  const offer = offers.find((one) => one.id === id);
  const keeps = granted !== undefined && granted.offer === offer?.name && !refresh;
  return keeps ? granted.namedContacts : (offer?.terms.namedContacts ?? null);
}

export function StayingNamed({ named, limit, chosen, cause, onChange }: Props) {
  const { t } = useTranslation("contracts");
  if (!isTooFew(named, limit)) return null;
  return (
    <div className="stack" style={{ gap: "0.375rem" }}>
      <Choices
        legend={t("form.namedLeft")}
        options={named.map(({ id, name }) => ({ value: id, label: name }))}
        chosen={chosen}
        onChange={onChange}
        error={fieldProblem(cause, "namedContacts")}
      />
      <span className="small" data-tone={chosen.length > limit ? "bad" : undefined}>
        {t("form.namedLeftHint")} {t("named.chosen", { count: chosen.length, max: limit })}
      </span>
    </div>
  );
}
