/** EnvironmentField { organisation, subscription, value, onChange, error? }: which system it is about; the contract's production by itself. */
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useSession } from "#web/session/session.ts";
import { SelectField } from "#web/ui/field.tsx";
import { allEnvironmentsQuery } from "./environment-queries.ts";
import { noneToChoose } from "./none-to-choose.ts";

/** What stands for "none of these", apart from "not chosen yet". */
const NO_ENVIRONMENT = "none";

export type Place = {
  organisation: string;
  subscription: string | null;
  /** The contracts whose systems whoever asks sees; left out, all of what the reader does. */
  served?: readonly string[] | undefined;
};

/**
 * The systems that there are to choose from, and the one that holds until somebody chooses: { options, chosen, none }. `pending`: they
 * are not there yet, or did not come (`error`), and nobody knows which it is.
 */
export function useEnvironmentChoice({ organisation, subscription, served }: Place, value: string) {
  const { t } = useTranslation("environments");
  const me = useSession();
  const list = useQuery({
    ...allEnvironmentsQuery({ organisation }),
    enabled: organisation !== "",
  });
  const pending = list.data === undefined && organisation !== "";
  // The system of another contract is not this one's to serve.
  const read = (list.data?.items ?? []).filter(
    (one) => served === undefined || served.includes(one.subscription?.id ?? ""),
  );
  const found = read.filter(
    (one) =>
      subscription === null || one.subscription === null || one.subscription.id === subscription,
  );
  const under = found.filter((one) => one.subscription?.id === subscription);
  // Without a contract in force the system is what it was before.
  const near = under.length === 0 && subscription === null ? found : under;
  const usual = near.find(({ kind }) => kind === "production") ?? near[0];
  const chosen =
    value === NO_ENVIRONMENT
      ? undefined
      : (found.find(({ id }) => id === value) ?? (value === "" ? usual : undefined));
  return {
    pending,
    error: pending ? list.error : null,
    again: () => void list.refetch(),
    chosen,
    none: found.length > 0 ? undefined : t(noneToChoose(me, organisation, read.length)),
    isGone: value !== "" && value !== NO_ENVIRONMENT && list.isSuccess && chosen === undefined,
    options: [
      ...found.map(({ id, name, kind, release }) => ({
        value: id,
        label: [name, t(`kinds.${kind}`), release].filter(Boolean).join(" · "),
      })),
      { value: NO_ENVIRONMENT, label: t("field.none") },
    ],
  };
}

type Props = {
  choice: ReturnType<typeof useEnvironmentChoice>;
  onChange: (environment: string) => void;
  error?: string | undefined;
};

export function EnvironmentField({ choice, onChange, error }: Props) {
  const { t } = useTranslation("environments");
  if (choice.pending) return null;
  return (
    <SelectField
      label={t("field.label")}
      hint={choice.none}
      value={choice.chosen?.id ?? NO_ENVIRONMENT}
      onChange={onChange}
      options={choice.options}
      error={error ?? (choice.isGone ? t("field.gone") : undefined)}
    />
  );
}
