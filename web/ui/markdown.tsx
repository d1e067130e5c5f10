/**
 * Markdown { text }: a person's text, safely shown: GFM, no raw HTML, no pictures from outside, links that tell nothing. What would be
 *   too dear or too deep to read, or can not be read, is shown as it was typed.
 */
import "./markdown.css";
import { lazy, Suspense, useMemo } from "react";
import { Boundary } from "./boundary.tsx";
import { readsAsMarkdown } from "./markdown-cost.ts";
import { loadMarkdown } from "./markdown-parts.ts";

const Body = lazy(loadMarkdown);

export function Markdown({ text }: { text: string }) {
  const isRead = useMemo(() => readsAsMarkdown(text), [text]);
  const asTyped = <p className="as-typed">{text}</p>;
  return (
    <div className="prose">
      {isRead ? (
        <Boundary key={text} fallback={asTyped}>
          <Suspense fallback={asTyped}>
            <Body text={text} />
          </Suspense>
        </Boundary>
      ) : (
        asTyped
      )}
    </div>
  );
}
