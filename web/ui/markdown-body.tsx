/** The heavy half of Markdown, loaded when the first text is shown. Raw HTML is never let through. */
import "./sideways.css";
import ReactMarkdown from "react-markdown";
import type { Components } from "react-markdown";
import remarkGfm from "remark-gfm";
import { isOurFile, mayLead } from "./markdown-addresses.ts";

const components: Components = {
  a: ({ href, children }) =>
    mayLead(href) ? (
      <a href={href} rel="noopener nofollow" target="_blank">
        {children}
      </a>
    ) : (
      <span>{children}</span>
    ),
  // Of a picture that may not be fetched, only the words beside it stay.
  img: ({ src, alt }) =>
    isOurFile(src) ? <img src={src} alt={alt ?? ""} /> : <span>{alt ? `[${alt}]` : null}</span>,
  pre: ({ children }) => (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- long lines scroll, also by keyboard
    <pre className="sideways" tabIndex={0}>
      {children}
    </pre>
  ),
  table: ({ children }) => (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- scrolls inside the message, also by keyboard
    <div className="sideways prose-table" tabIndex={0}>
      <table>{children}</table>
    </div>
  ),
};

export default function MarkdownBody({ text }: { text: string }) {
  return (
    <ReactMarkdown remarkPlugins={[[remarkGfm, { singleTilde: false }]]} components={components}>
      {text}
    </ReactMarkdown>
  );
}
