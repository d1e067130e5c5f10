import { Link } from "@tanstack/react-router";
import type { ErrorComponentProps } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useProblemWords } from "./session/problem-words.ts";
import { EmptyState, ErrorState } from "./ui/states.tsx";

/** An address that leads nowhere, or to what is not the reader's: the two must look the same. */
export function MissingPage() {
  const { t } = useTranslation("ui");
  return (
    <main className="page">
      <EmptyState
        title={t("missing.title")}
        level={1}
        picture="search"
        action={<Link to="/">{t("missing.home")}</Link>}
      >
        {t("missing.detail")}
      </EmptyState>
    </main>
  );
}

export function BugPage({ error, reset }: ErrorComponentProps) {
  const words = useProblemWords();
  return (
    <div className="page">
      <ErrorState problem={words(error)} onRetry={reset} />
    </div>
  );
}
