/** PushCard: the reader's browsers that alerts are pushed to, this one turned on and off. */
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { addPush, removePush } from "#api/alert-doors.ts";
import type { PushPage } from "#api/alert-doors.ts";
import { ask } from "#web/session/ask.ts";
import { useProblemWords } from "#web/session/problem-words.ts";
import { Refused } from "#web/session/refused.ts";
import { Button } from "#web/ui/button.tsx";
import { Card } from "#web/ui/card.tsx";
import { Chip } from "#web/ui/chips.tsx";
import { ErrorState, LoadingRows } from "#web/ui/states.tsx";
import { Time } from "#web/ui/time.tsx";
import { pushQuery } from "./on-call-queries.ts";
import { canPush, findEndpoint, subscribe, unsubscribe } from "./push.ts";

export function PushCard() {
  const { t } = useTranslation("oncall");
  const { data } = useQuery(pushQuery);
  const { here, looked, change, error, busy } = useThisBrowser();
  const mine = data?.items.find(({ endpoint }) => endpoint === here);
  return (
    <Card title={t("push.title")}>
      <div className="stack">
        <p className="small muted">{t("push.explain")}</p>
        {data && data.items.length > 0 ? (
          <ul className="exceptions small">
            {data.items.map((one) => (
              <li key={one.id}>
                <span>
                  {one.browser}{" "}
                  {one.id === mine?.id ? <Chip tone="good">{t("push.here")}</Chip> : null}
                  <span className="muted">
                    {" "}
                    · {t("push.since")} <Time at={one.since} form="day" />
                  </span>
                </span>
                <Button
                  size="xs"
                  variant="default"
                  aria-label={t("push.remove", { browser: one.browser })}
                  disabled={busy}
                  onClick={() => change({ off: one.id, isHere: one.id === mine?.id })}
                >
                  {t("push.off")}
                </Button>
              </li>
            ))}
          </ul>
        ) : null}
        {data && looked ? null : <LoadingRows rows={1} />}
        {data && looked && mine === undefined ? (
          <div>
            <Button
              disabled={!canPush()}
              loading={busy}
              onClick={() => change({ on: data.publicKey })}
            >
              {t("push.on")}
            </Button>
          </div>
        ) : null}
        {canPush() ? null : <p className="small muted">{t("push.unsupported")}</p>}
        <Trouble error={error} />
      </div>
    </Card>
  );
}

/** The browser's own refusal, or the desk's. */
function Trouble({ error }: { error: Error | null }) {
  const { t } = useTranslation("oncall");
  const words = useProblemWords();
  if (error === null) return null;
  return error instanceof Refused ? (
    <ErrorState problem={words(error)} />
  ) : (
    <ErrorState problem={{ title: t("push.denied"), detail: t("push.deniedExplain") }} />
  );
}

type Change = { on: string } | { off: string; isHere: boolean };

function useThisBrowser() {
  const queries = useQueryClient();
  const [here, setHere] = useState<string | null>(null);
  const [looked, setLooked] = useState(false);
  useEffect(() => {
    const look = async () => {
      setHere(await findEndpoint());
      setLooked(true);
    };
    look().catch(() => setLooked(true));
  }, []);
  const changing = useMutation({
    mutationFn: async (change: Change): Promise<PushPage> => {
      if ("on" in change) {
        const body = await subscribe(change.on);
        const page = await ask(addPush, { body });
        setHere(body.endpoint);
        return page;
      }
      if (change.isHere) await unsubscribe();
      return ask(removePush, { params: { push: change.off } });
    },
    onSuccess: (page) => queries.setQueryData(pushQuery.queryKey, page),
  });
  return { here, looked, change: changing.mutate, error: changing.error, busy: changing.isPending };
}
