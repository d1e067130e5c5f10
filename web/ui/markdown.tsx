/**
 * Markdown { text }: a person's text, safely shown: GFM, no raw HTML, no pictures from outside, links that tell nothing. What would be
 *   too dear or too deep to read, or can not be read, is shown as it was typed.
 */
import "./markdown.css";
import { lazy, Suspense, useMemo, useState } from "react";
import { Boundary } from "./boundary.tsx";
import { readsAsMarkdown } from "./markdown-cost.ts";
import { loadMarkdown, markdownBody } from "./markdown-parts.ts";

const Fetched = lazy(loadMarkdown);

export function Markdown({ text }: { text: string }) {
  const isRead = useMemo(() => readsAsMarkdown(text), [text]);
  // What is there is drawn at once: what is fetched stands as it was typed for a moment, even where it is there already.
  const [Body] = useState(() => markdownBody() ?? Fetched);
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
