/** AlmanacFields { holidays, onAdd }: public holidays of a country or a region, proposed; only what is not there yet is added. */
import "./calendars.css";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { writeDate } from "#locales/written-dates.ts";
import { useProblemWords } from "#web/session/problem-words.ts";
import { useSession } from "#web/session/session.ts";
import { Button } from "#web/ui/button.tsx";
import { Chip } from "#web/ui/chips.tsx";
import { ErrorState } from "#web/ui/states.tsx";
import { SelectField, TextField } from "../forms/controls.tsx";
import type { HolidayDraft } from "./calendar-draft.ts";
import { countriesQuery, findHolidays } from "./calendar-queries.ts";
import type { PublicHoliday } from "./calendar-queries.ts";

type Props = { holidays: readonly HolidayDraft[]; onAdd: (added: PublicHoliday[]) => void };

export function AlmanacFields({ holidays, onAdd }: Props) {
  const { t, i18n } = useTranslation("calendars");
  const words = useProblemWords();
  const language = i18n.language === "en" ? "en" : "fr";
  const { data } = useQuery(countriesQuery(language));
  const [country, setCountry] = useState("FR");
  const [region, setRegion] = useState("");
  const [from, setFrom] = useState(() => yearIn(0));
  const [to, setTo] = useState(() => yearIn(2));
  const finding = useMutation({
    mutationFn: () =>
      findHolidays({ country, from, to, language, ...(region === "" ? {} : { region }) }),
  });
  const countries = data?.items ?? [];
  const regions = countries.find(({ code }) => code === country)?.regions ?? [];
  const known = new Set(holidays.map(({ date }) => date));
  const fresh = finding.data?.items.filter(({ date }) => !known.has(date)) ?? [];
  return (
    <div className="almanac">
      <SelectField
        label={t("almanac.country")}
        value={country}
        onChange={(code) => {
          setCountry(code);
          setRegion("");
        }}
        options={countries.map(({ code, name }) => ({ value: code, label: name }))}
      />
      {regions.length > 0 ? (
        <SelectField
          label={t("almanac.region")}
          empty={t("almanac.wholeCountry")}
          value={region}
          onChange={setRegion}
          options={regions.map(({ code, name }) => ({ value: code, label: name }))}
        />
      ) : null}
      <TextField
        label={t("almanac.from")}
        value={from}
        onChange={setFrom}
        inputMode="numeric"
        maxLength={4}
      />
      <TextField
        label={t("almanac.to")}
        value={to}
        onChange={setTo}
        inputMode="numeric"
        maxLength={4}
      />
      <Button variant="default" loading={finding.isPending} onClick={() => finding.mutate()}>
        {t("almanac.find")}
      </Button>
      {finding.error || finding.data ? (
        <div className="almanac-found" role="status">
          {finding.error ? <ErrorState problem={words(finding.error)} /> : null}
          {finding.data ? (
            <Found items={fresh} total={finding.data.items.length} onAdd={() => onAdd(fresh)} />
          ) : null}
        </div>
      ) : null}
    </div>
  );
}

const yearIn = (years: number): string => String(new Date().getFullYear() + years);

type FoundProps = { items: readonly PublicHoliday[]; total: number; onAdd: () => void };

function Found({ items, total, onAdd }: FoundProps) {
  const { t } = useTranslation("calendars");
  const { language } = useSession();
  const day = (date: string) =>
    writeDate(Date.parse(date), language, { dateStyle: "medium", timeZone: "UTC" });
  if (items.length === 0)
    return (
      <p className="small muted">
        {t(total === 0 ? "almanac.none" : "almanac.allThere", { count: total })}
      </p>
    );
  return (
    <>
      <ul className="year-list small">
        {items.map(({ date, name, isEstimate }) => (
          <li key={`${date} ${name}`}>
            <span className="figures muted">{day(date)}</span> {name}{" "}
            {isEstimate ? <Chip tone="warn">{t("almanac.estimate")}</Chip> : null}
          </li>
        ))}
      </ul>
      <Button size="xs" onClick={onAdd}>
        {t("almanac.add", { count: items.length })}
      </Button>
    </>
  );
}
