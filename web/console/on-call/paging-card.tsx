/** PagingCard: the paging service that alerts are told to, for administrators, and what came of each telling. */
import "../forms/forms.css";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { removePaging, setPaging, testPaging } from "#api/alert-doors.ts";
import type { PagingPage } from "#api/alert-doors.ts";
import { ask } from "#web/session/ask.ts";
import { fieldProblem, useProblemWords } from "#web/session/problem-words.ts";
import { Button } from "#web/ui/button.tsx";
import { Card } from "#web/ui/card.tsx";
import { notify } from "#web/ui/notices.tsx";
import { ErrorState, LoadingRows } from "#web/ui/states.tsx";
import { TextField } from "../forms/controls.tsx";
import { DeliveriesTable } from "./deliveries-table.tsx";
import { pagingQuery } from "./on-call-queries.ts";

export function PagingCard() {
  const { t } = useTranslation("oncall");
  const { data } = useQuery(pagingQuery);
  return (
    <Card title={t("paging.title")}>
      {data ? <Paging key={data.url} page={data} /> : <LoadingRows rows={2} />}
    </Card>
  );
}

function Paging({ page }: { page: PagingPage }) {
  const { t } = useTranslation("oncall");
  const words = useProblemWords();
  const [url, setUrl] = useState(page.url ?? "");
  const [secret, setSecret] = useState("");
  const said = secret.trim() === "" ? { url } : { url, secret: secret.trim() };
  const setting = usePaging(() => ask(setPaging, { body: said }), t("paging.saved"));
  const removing = usePaging(() => ask(removePaging, {}), t("paging.removed"));
  const testing = usePaging(() => ask(testPaging, {}), t("paging.tested"));
  const error = setting.error ?? removing.error ?? testing.error;
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (!setting.isPending) setting.mutate();
      }}
    >
      <p className="small muted">{t("paging.explain")}</p>
      <TextField
        label={t("paging.url")}
        type="url"
        required
        maxLength={2000}
        placeholder="https://"
        value={url}
        onChange={setUrl}
        error={fieldProblem(setting.error, "url")}
      />
      <TextField
        label={t("paging.secret")}
        hint={t(page.url === null ? "paging.secretHint" : "paging.secretKept")}
        placeholder="whsec_…"
        value={secret}
        onChange={setSecret}
        error={fieldProblem(setting.error, "secret")}
      />
      {error ? <ErrorState problem={words(error)} /> : null}
      <div className="row wrap">
        <Button type="submit" loading={setting.isPending}>
          {t("paging.save")}
        </Button>
        <Button variant="default" onClick={() => setSecret(newSecret())}>
          {t("paging.makeSecret")}
        </Button>
        {page.url === null ? null : (
          <>
            <Button variant="default" loading={testing.isPending} onClick={() => testing.mutate()}>
              {t("paging.test")}
            </Button>
            <Button
              variant="subtle"
              color="red"
              loading={removing.isPending}
              onClick={() => removing.mutate()}
            >
              {t("paging.remove")}
            </Button>
          </>
        )}
      </div>
      {page.deliveries.length > 0 ? <DeliveriesTable deliveries={page.deliveries} /> : null}
    </form>
  );
}

function usePaging(send: () => Promise<PagingPage>, title: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSuccess: (page) => {
      queries.setQueryData(pagingQuery.queryKey, page);
      notify({ tone: "done", title });
    },
  });
}

function newSecret(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  return `whsec_${btoa(String.fromCharCode(...bytes))}`;
}
