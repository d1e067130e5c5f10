/** AccountChip { account }: whether someone can sign in. */
import { useTranslation } from "react-i18next";
import type { ContactView } from "#api/people-views.ts";
import { Chip } from "#web/ui/chips.tsx";
import type { FactTone } from "#web/ui/chips.tsx";

const tones: Record<ContactView["account"], FactTone> = {
  invited: "warn",
  active: "good",
  deactivated: "plain",
};

export function AccountChip({ account }: Pick<ContactView, "account">) {
  const { t } = useTranslation("console");
  return <Chip tone={tones[account]}>{t(`account.${account}`)}</Chip>;
}
