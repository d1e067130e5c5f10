/**
 * Card { title?, aside?, tone?: 'plain' | 'call' | 'note', level?: 2 | 3, children }: 'call' asks the reader to act, 'note' is for agents alone.
 * PageHeader { title, crumbs?: ReactNode[], lead?, children? }: the page's one h1; sets the window's title; children stand at the right (chips, buttons).
 * DescriptionList { items: { term, value }[], align?: 'right' | 'left' }.
 */
import "./card.css";
import { useEffect, useId } from "react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

export type CardProps = {
  title?: ReactNode;
  aside?: ReactNode;
  tone?: "plain" | "call" | "note";
  level?: 2 | 3;
  children?: ReactNode;
};

export function Card({ title, aside, tone = "plain", level = 2, children }: CardProps) {
  const id = useId();
  const Heading = level === 2 ? "h2" : "h3";
  return (
    <section className="card" data-tone={tone} aria-labelledby={title ? id : undefined}>
      {title ? (
        <div className="card-head">
          <Heading id={id}>{title}</Heading>
          {aside ? <div className="small muted">{aside}</div> : null}
        </div>
      ) : null}
      {children}
    </section>
  );
}

export type PageHeaderProps = {
  title: string;
  crumbs?: ReactNode[];
  lead?: ReactNode;
  children?: ReactNode;
};

export function PageHeader({ title, crumbs = [], lead, children }: PageHeaderProps) {
  const { t } = useTranslation("ui");
  useEffect(() => {
    document.title = `${title} · Permanence`;
  }, [title]);
  return (
    <header className="page-head">
      <div className="page-head-words">
        {crumbs.length > 0 ? (
          <nav aria-label={t("crumbs")}>
            <ol className="crumbs">
              {crumbs.map((crumb, index) => (
                <li key={index}>{crumb}</li>
              ))}
            </ol>
          </nav>
        ) : null}
        <h1>{title}</h1>
        {lead ? <div className="lead">{lead}</div> : null}
      </div>
      {children ? <div className="row wrap">{children}</div> : null}
    </header>
  );
}

export type DescriptionListProps = {
  items: { term: string; value: ReactNode }[];
  align?: "right" | "left";
};

export function DescriptionList({ items, align = "right" }: DescriptionListProps) {
  return (
    <dl className="facts" data-align={align}>
      {items.map(({ term, value }) => (
        <Fact key={term} term={term} value={value} />
      ))}
    </dl>
  );
}

function Fact({ term, value }: { term: string; value: ReactNode }) {
  return (
    <>
      <dt>{term}</dt>
      <dd>{value}</dd>
    </>
  );
}
