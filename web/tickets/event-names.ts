/** useEventNames(): what an event was, in a few words, by its type: "asked for information". */
import { useTranslation } from "react-i18next";
import { CHAIN_OF } from "#core/tickets/events.ts";

type Told = Exclude<keyof typeof CHAIN_OF, "override-explained">;

function isTold(type: string): type is Told {
  return Object.hasOwn(CHAIN_OF, type) && type !== "override-explained";
}

export function useEventNames(): (type: string) => string {
  const { t } = useTranslation("tickets");
  return (type) => t(`happened.${isTold(type) ? type : "other"}`);
}
