/** useOnCallWords()(onCall): whom an alert calls now, and who comes after, in a line; the home and the wall say it. */
import { useTranslation } from "react-i18next";
import type { DeskHome } from "#api/home.ts";

export function useOnCallWords() {
  const { t } = useTranslation("home");
  return ([first, ...others]: NonNullable<DeskHome["onCall"]>): string => {
    if (first === undefined) return t("onCall.nobody");
    const names = others.map(({ name }) => name).join(", ");
    return names === "" ? first.name : t("onCall.then", { name: first.name, others: names });
  };
}
