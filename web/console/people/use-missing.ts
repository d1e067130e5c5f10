/**
 * useMissing(asked): { fault(field), isWhole(), forget }: what of a form must not be left empty. isWhole() is asked before sending; from
 *   then on fault says of each field that is empty that it is, until forget.
 */
import { useState } from "react";
import { useTranslation } from "react-i18next";

export type Missing = ReturnType<typeof useMissing>;

export function useMissing(asked: Readonly<Record<string, string>>) {
  const { t } = useTranslation("console");
  const [tried, setTried] = useState(false);
  const isWhole = () => {
    setTried(true);
    return Object.values(asked).every((value) => value.trim() !== "");
  };
  const fault = (field: string) =>
    tried && asked[field]?.trim() === "" ? t("people.missing") : undefined;
  return { fault, isWhole, forget: () => setTried(false) };
}
