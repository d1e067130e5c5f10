/** Markdown { text }: a person's text, safely shown: GFM, no raw HTML, no pictures from outside, links that tell nothing. */
import "./markdown.css";
import { lazy, Suspense } from "react";

const Body = lazy(() => import("./markdown-body.tsx"));

export function Markdown({ text }: { text: string }) {
  return (
    <div className="prose">
      <Suspense fallback={<p style={{ whiteSpace: "pre-wrap" }}>{text}</p>}>
        <Body text={text} />
      </Suspense>
    </div>
  );
}
