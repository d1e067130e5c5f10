/** CompareCard: from one version to another, whether it is a maintenance update or a version change (R-12-11). */
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { fieldProblem, useProblemWords } from "#web/session/problem-words.ts";
import { Button } from "#web/ui/button.tsx";
import { Card } from "#web/ui/card.tsx";
import { TextField } from "#web/ui/field.tsx";
import { compareQuery } from "./programme-queries.ts";

export function CompareCard() {
  const { t } = useTranslation("programme");
  const words = useProblemWords();
  const [from, setFrom] = useState("");
  const [to, setTo] = useState("");
  const [asked, setAsked] = useState({ from: "", to: "" });
  const { data, error } = useQuery({
    ...compareQuery(asked.from, asked.to),
    enabled: asked.from !== "" && asked.to !== "",
  });
  const [fromProblem, toProblem] = [fieldProblem(error, "from"), fieldProblem(error, "to")];
  return (
    <Card title={t("compare.title")}>
      <form
        className="compare"
        onSubmit={(event) => {
          event.preventDefault();
          setAsked({ from: from.trim(), to: to.trim() });
        }}
      >
        <TextField
          label={t("compare.from")}
          value={from}
          onChange={setFrom}
          placeholder="6.4.2"
          maxLength={40}
          error={fromProblem}
        />
        <TextField
          label={t("compare.to")}
          value={to}
          onChange={setTo}
          placeholder="6.5.5"
          maxLength={40}
          error={toProblem}
        />
        <Button type="submit">{t("compare.go")}</Button>
      </form>
      <p role="status">
        {data && !error ? (
          <>
            <span className="mono">
              {data.from} → {data.to}
            </span>{" "}
            {t(`compare.${data.change}`)}
          </>
        ) : null}
        {error && !fromProblem && !toProblem ? words(error).detail : null}
      </p>
    </Card>
  );
}
