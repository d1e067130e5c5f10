/**
 * KeptWords { draft, onMove? }: words that were being written for something that is no longer asked, because someone else acted: they
 *   are shown until their writer has copied or moved them elsewhere, or forgets them. Nothing where there are none.
 */
import "./conversation.css";
import { useTranslation } from "react-i18next";
import { useDraft } from "#web/session/use-draft.ts";
import { Button } from "#web/ui/button.tsx";
import { Card } from "#web/ui/card.tsx";
import { copier } from "#web/ui/copier.ts";
import { notify } from "#web/ui/notices.tsx";
import { readAnswers } from "./kept-answers.ts";

type Props = { draft: string; onMove?: ((words: string) => void) | undefined };

export function KeptWords({ draft: key, onMove }: Props) {
  const { t } = useTranslation("tickets");
  const draft = useDraft(key);
  if (draft.text === "") return null;
  const answers = readAnswers(draft.text).map((answer) => answer.words);
  const words = answers.length > 0 ? answers.join("\n\n") : draft.text;
  const copy = copier(words, () => notify({ tone: "done", title: t("keptWords.copied") }));
  return (
    <Card title={t("keptWords.title")}>
      <p className="small muted">{t("keptWords.detail")}</p>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- long texts scroll, also by keyboard */}
      <pre className="kept-words" tabIndex={0}>
        {words}
      </pre>
      <div className="row wrap">
        {onMove ? (
          <Button
            variant="default"
            onClick={() => {
              onMove(words);
              draft.forget();
            }}
          >
            {t("keptWords.move")}
          </Button>
        ) : null}
        {copy ? (
          <button type="button" className="link-button small" onClick={copy}>
            {t("keptWords.copy")}
          </button>
        ) : null}
        <button type="button" className="link-button small" onClick={draft.forget}>
          {t("keptWords.drop")}
        </button>
      </div>
    </Card>
  );
}
