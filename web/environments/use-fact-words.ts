/** useFactWords(): a fact's value as words: { valueOf(value) }. */
import { useTranslation } from "react-i18next";
import type { FactValueView } from "#api/environment-views.ts";
import { useReader } from "#web/ui/reader.tsx";

export function useFactWords() {
  const { t } = useTranslation("environments");
  const { language } = useReader();
  const list = new Intl.ListFormat(language, { type: "conjunction" });
  const valueOf = (value: FactValueView): string => {
    if (typeof value === "string") return value;
    if (typeof value === "number")
      return t("users", {
        count: value,
        number: new Intl.NumberFormat(language).format(value),
      });
    if (Array.isArray(value)) return value.length === 0 ? t("none") : list.format(value);
    if ("version" in value) return [value.name, value.version ?? t("noVersion")].join(" ");
    const { nodes, proxy, directory, sso, notes } = value;
    return [
      ...(nodes === null ? [] : [t("nodes", { count: nodes })]),
      ...(proxy === null ? [] : [t("deployment.proxyIs", { proxy })]),
      ...(directory === null ? [] : [t("deployment.directoryIs", { directory })]),
      ...(sso === null ? [] : [t("deployment.ssoIs", { sso })]),
      ...(notes === "" ? [] : [notes]),
    ].join(" · ");
  };
  return { valueOf };
}
