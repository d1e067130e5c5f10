/** A product's programme as a file: edited here or brought along, looked at line by line, and kept whole or not at all. */
import "./sheet-page.css";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { importProgramme } from "#api/programme-sheets.ts";
import type { ProgrammeImportView } from "#api/programme-sheets.ts";
import { programmeQuery } from "#web/programme/programme-queries.ts";
import { ask } from "#web/session/ask.ts";
import { useProblemWords } from "#web/session/problem-words.ts";
import { Button } from "#web/ui/button.tsx";
import { Card, PageHeader } from "#web/ui/card.tsx";
import { AreaField, SelectField } from "#web/ui/field.tsx";
import { notify } from "#web/ui/notices.tsx";
import { ErrorState, LoadingRows } from "#web/ui/states.tsx";
import { AddProduct } from "./add-product.tsx";
import { ImportAnswer } from "./import-answer.tsx";
import { useSheet } from "./use-sheet.ts";
import type { SheetFormat } from "./use-sheet.ts";

type Looked = { of: string; answer: ProgrammeImportView };

export function SheetPage() {
  const { t } = useTranslation("programme");
  const words = useProblemWords();
  const { data } = useQuery(programmeQuery);
  const [added, setAdded] = useState<readonly { id: string; name: string }[]>([]);
  const published = data?.products ?? [];
  const products = [
    ...published,
    ...added.filter(({ id }) => published.every((one) => one.id !== id)),
  ];
  const [chosen, setChosen] = useState("");
  const product = chosen === "" ? (products[0]?.id ?? "") : chosen;
  const [format, setFormat] = useState<SheetFormat>("yaml");
  const sheet = useSheet(product, format);
  const [looked, setLooked] = useState<Looked>();
  const sending = useSending(product, format, (answer, text) => setLooked({ of: text, answer }));
  const { text, setText } = sheet;
  const isSeen = looked?.of === text;
  const { answer } = looked ?? {};
  const mayKeep = isSeen && answer?.faults.length === 0;
  return (
    <div className="page">
      <PageHeader
        title={t("sheet.title")}
        lead={t("sheet.lead")}
        crumbs={[
          <Link key="programme" to="/console/programme">
            {t("title")}
          </Link>,
        ]}
      />
      <div className="sheet-columns">
        <Card>
          <div className="stack">
            <div className="sheet-choice">
              <SelectField
                label={t("sheet.product")}
                value={product}
                onChange={setChosen}
                options={products.map(({ id, name }) => ({ value: id, label: name }))}
              />
              <SelectField
                label={t("sheet.format")}
                value={format}
                onChange={(value) => setFormat(value === "csv" ? "csv" : "yaml")}
                options={[
                  { value: "yaml", label: "YAML" },
                  { value: "csv", label: "CSV" },
                ]}
              />
            </div>
            <AddProduct
              onAdded={(product) => {
                setAdded([...added, product]);
                setChosen(product.id);
              }}
            />
            {sheet.error ? <ErrorState problem={words(sheet.error)} /> : null}
            {sheet.pending ? (
              <LoadingRows rows={8} />
            ) : (
              <div className="sheet-text">
                <AreaField label={t("sheet.text")} value={text} onChange={setText} rows={24} />
              </div>
            )}
            {sending.error ? <ErrorState problem={words(sending.error)} /> : null}
            <div className="row wrap">
              <Button
                loading={sending.isPending}
                variant={mayKeep ? "default" : "filled"}
                onClick={() => sending.mutate({ text })}
              >
                {t("sheet.preview")}
              </Button>
              <Button
                disabled={!mayKeep}
                loading={sending.isPending}
                onClick={() => {
                  if (answer) sending.mutate({ text, seen: answer.version });
                }}
              >
                {t("sheet.keep")}
              </Button>
              <label className="button" data-variant="default" data-size="sm">
                {t("sheet.file")}
                <input
                  type="file"
                  className="visually-hidden"
                  accept=".yaml,.yml,.csv,text/csv,application/yaml"
                  onChange={(event) => {
                    const [file] = event.currentTarget.files ?? [];
                    if (file === undefined) return;
                    setFormat(file.name.toLowerCase().endsWith(".csv") ? "csv" : "yaml");
                    void file.text().then(sheet.replace);
                  }}
                />
              </label>
              <a href={sheet.href} download>
                {t("sheet.download")}
              </a>
            </div>
          </div>
        </Card>
        {answer && isSeen ? <ImportAnswer answer={answer} /> : null}
      </div>
    </div>
  );
}

function useSending(
  product: string,
  format: SheetFormat,
  onAnswer: (answer: ProgrammeImportView, text: string) => void,
) {
  const { t } = useTranslation("programme");
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (sent: { text: string; seen?: string }) =>
      ask(importProgramme, { params: { product }, body: { format, ...sent } }),
    onSuccess: async (answer, { text }) => {
      onAnswer(answer, text);
      if (!answer.applied) return;
      notify({ tone: "done", title: t("sheet.kept") });
      await queries.invalidateQueries({ queryKey: ["programme"] });
    },
  });
}
