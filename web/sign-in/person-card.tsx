import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { changeMe } from "#api/session.ts";
import type { Me } from "#api/session.ts";
import { languages } from "#locales/words.ts";
import { ask } from "#web/session/ask.ts";
import { fieldProblem, useProblemWords } from "#web/session/problem-words.ts";
import { meQuery } from "#web/session/session.ts";
import { useLanguage } from "#web/session/words.ts";
import { Button } from "#web/ui/button.tsx";
import { Card } from "#web/ui/card.tsx";
import { SelectField, TextField } from "#web/ui/field.tsx";
import { notify } from "#web/ui/notices.tsx";
import { ErrorState } from "#web/ui/states.tsx";

const ownNames = { fr: "Français", en: "English" } as const;

export function PersonCard({ me }: { me: Me }) {
  const { t } = useTranslation("portal");
  const queries = useQueryClient();
  const words = useProblemWords();
  const { changeLanguage } = useLanguage();
  const [name, setName] = useState(me.name);
  const [language, setLanguage] = useState(me.language);
  const [timeZone, setTimeZone] = useState(me.timeZone);
  const saved = useMutation({
    mutationFn: () => ask(changeMe, { body: { name, language, timeZone } }),
    onSuccess: (next) => {
      queries.setQueryData(meQuery.queryKey, next);
      changeLanguage(next.language);
      notify({ tone: "done", title: t("account.saved") });
    },
  });
  const blamed = (field: string) => fieldProblem(saved.error, field);
  const elsewhere = saved.error && !["name", "language", "timeZone"].some(blamed);
  return (
    <Card title={t("account.person")}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (!saved.isPending) saved.mutate();
        }}
      >
        {elsewhere ? <ErrorState problem={words(saved.error)} /> : null}
        <TextField
          label={t("door.name")}
          autoComplete="name"
          maxLength={120}
          value={name}
          onChange={setName}
          error={blamed("name")}
        />
        <SelectField
          label={t("account.language")}
          hint={t("account.languageHint")}
          value={language}
          onChange={(value) => setLanguage(languages.find((one) => one === value) ?? "fr")}
          options={languages.map((one) => ({ value: one, label: ownNames[one] }))}
        />
        <SelectField
          label={t("account.timeZone")}
          hint={t("account.timeZoneHint")}
          value={timeZone}
          onChange={setTimeZone}
          options={zones(me.timeZone).map((zone) => ({
            value: zone,
            label: zone.replaceAll("_", " "),
          }))}
          error={blamed("timeZone")}
        />
        <div>
          <Button type="submit" loading={saved.isPending}>
            {t("account.save")}
          </Button>
        </div>
      </form>
    </Card>
  );
}

function zones(own: string): string[] {
  return [...new Set(["UTC", own, ...Intl.supportedValuesOf("timeZone")])];
}
