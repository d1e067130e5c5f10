/** How to come by what support asks for, for the own server and system; the same page on both sides. */
import "./guide.css";
import { useQuery } from "@tanstack/react-query";
import { useLocation } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { GUIDE_SERVERS, GUIDE_SYSTEMS } from "#core/intake/guide.ts";
import { guideQuery } from "#web/intake/intake-queries.ts";
import { useProblemWords } from "#web/session/problem-words.ts";
import { Card, PageHeader } from "#web/ui/card.tsx";
import { SelectField } from "#web/ui/field.tsx";
import { Markdown } from "#web/ui/markdown.tsx";
import { useReader } from "#web/ui/reader.tsx";
import { ErrorState, LoadingRows } from "#web/ui/states.tsx";

export function GuidePage({ from }: { from: { server?: string; system?: string } }) {
  const { t } = useTranslation("guide");
  const words = useProblemWords();
  const reader = useReader();
  const language = reader.language === "en" ? "en" : "fr";
  const [server, setServer] = useState(
    GUIDE_SERVERS.find((one) => one === from.server) ?? "tomcat",
  );
  const [system, setSystem] = useState(GUIDE_SYSTEMS.find((one) => one === from.system) ?? "linux");
  const { data, error } = useQuery(guideQuery({ language, server, system }));
  useTopicInView(data !== undefined);
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} />
      <div className="guide-place">
        <SelectField
          label={t("server")}
          value={server}
          onChange={(value) => setServer(GUIDE_SERVERS.find((one) => one === value) ?? server)}
          options={GUIDE_SERVERS.map((one) => ({ value: one, label: t(`servers.${one}`) }))}
        />
        <SelectField
          label={t("system")}
          value={system}
          onChange={(value) => setSystem(GUIDE_SYSTEMS.find((one) => one === value) ?? system)}
          options={GUIDE_SYSTEMS.map((one) => ({ value: one, label: t(`systems.${one}`) }))}
        />
      </div>
      {error ? <ErrorState problem={words(error)} /> : null}
      {!data && !error ? <LoadingRows /> : null}
      <div className="stack guide-topics">
        {data?.topics.map(({ key, title, text }) => (
          <div key={key} id={key}>
            <Card title={title}>
              <Markdown text={text} />
            </Card>
          </div>
        ))}
      </div>
    </>
  );
}

/** Forms lead to a topic; it is drawn after the guide came. */
function useTopicInView(isThere: boolean): void {
  const { hash } = useLocation();
  useEffect(() => {
    if (isThere && hash !== "") document.getElementById(hash)?.scrollIntoView({ block: "start" });
  }, [hash, isThere]);
}
