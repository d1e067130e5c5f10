/** Section { id, wide?, aside?, children }: one part of the page, named by its words. Contents: links to all of them. */
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

const sections = [
  "diagram",
  "states",
  "request",
  "severities",
  "scope",
  "table",
  "solutions",
  "reminders",
  "escalation",
  "closed",
  "never",
  "addition",
] as const;
export type SectionId = (typeof sections)[number];

type Props = { id: SectionId; wide?: boolean; aside?: ReactNode; children: ReactNode };

export function Section({ id, wide = false, aside, children }: Props) {
  const { t } = useTranslation("procedure");
  return (
    <section
      id={id}
      className="procedure-section"
      data-wide={wide || undefined}
      aria-labelledby={`${id}-title`}
    >
      <h2 id={`${id}-title`}>
        {t(`${id}.title`)} {aside}
      </h2>
      {children}
    </section>
  );
}

export function Contents() {
  const { t } = useTranslation("procedure");
  return (
    <nav className="procedure-contents" aria-label={t("contents")}>
      <ul>
        {sections.map((id) => (
          <li key={id}>
            <a href={`#${id}`}>{t(`${id}.title`)}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
