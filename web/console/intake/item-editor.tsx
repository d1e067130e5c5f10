/** ItemEditor { item, isFirst, isLast, onChange, onMove, onRemove }: one thing that a form asks for, in both languages. */
import { useTranslation } from "react-i18next";
import { FACTS } from "#core/environments/environment.ts";
import { CIRCUMSTANCES, FILE_KINDS } from "#core/intake/items.ts";
import type { Item } from "#web/intake/intake-queries.ts";
import { useItemWords } from "#web/intake/use-item-words.ts";
import { Button } from "#web/ui/button.tsx";
import { Chip } from "#web/ui/chips.tsx";
import { AreaField, SelectField, TextField } from "#web/ui/field.tsx";

type Props = {
  item: Item;
  isFirst: boolean;
  isLast: boolean;
  onChange: (item: Item) => void;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
};

export function ItemEditor({ item, isFirst, isLast, onChange, onMove, onRemove }: Props) {
  const { t } = useTranslation(["intake", "environments"]);
  const { labelOf } = useItemWords();
  const { need, fact, files } = item;
  const label = labelOf(item) || t("forms.unnamed");
  return (
    <div className="item-editor">
      <span className="item-moves">
        <Button
          size="xs"
          variant="subtle"
          disabled={isFirst}
          aria-label={t("forms.up", { label })}
          onClick={() => onMove(-1)}
        >
          ↑
        </Button>
        <Button
          size="xs"
          variant="subtle"
          disabled={isLast}
          aria-label={t("forms.down", { label })}
          onClick={() => onMove(1)}
        >
          ↓
        </Button>
        <Button
          size="xs"
          variant="subtle"
          aria-label={t("forms.remove", { label })}
          onClick={onRemove}
        >
          ×
        </Button>
      </span>
      <details>
        <summary>
          {label} <Chip>{t(`needs.${typeof need === "string" ? need : need.if}`)}</Chip>
        </summary>
        <div className="item-fields">
          <SelectField
            label={t("forms.need")}
            value={typeof need === "string" ? need : need.if}
            onChange={(value) => {
              const circumstance = CIRCUMSTANCES.find((one) => one === value);
              const next = value === "required" ? "required" : "optional";
              onChange({
                ...item,
                need: circumstance === undefined ? next : { if: circumstance },
              });
            }}
            options={(["required", "optional", ...CIRCUMSTANCES] as const).map((one) => ({
              value: one,
              label: t(`needs.${one}`),
            }))}
          />
          <SelectField
            label={t("forms.fact")}
            value={fact ?? ""}
            onChange={(value) =>
              onChange({ ...item, fact: FACTS.find((one) => one === value) ?? null })
            }
            options={[
              { value: "", label: t("forms.noFact") },
              ...FACTS.map((one) => ({ value: one, label: t(`environments:facts.${one}`) })),
            ]}
          />
        </div>
        <fieldset className="item-files">
          <legend className="field-label">{t("forms.files")}</legend>
          {FILE_KINDS.map((kind) => (
            <label key={kind} className="row">
              <input
                type="checkbox"
                checked={files.includes(kind)}
                onChange={(event) =>
                  onChange({
                    ...item,
                    files: event.currentTarget.checked
                      ? [...files, kind]
                      : files.filter((one) => one !== kind),
                  })
                }
              />
              {t(`fileKinds.${kind}`)}
            </label>
          ))}
        </fieldset>
        <Words item={item} onChange={onChange} />
      </details>
    </div>
  );
}

function Words({ item, onChange }: Pick<Props, "item" | "onChange">) {
  const { t } = useTranslation("intake");
  const { words } = item;
  if (words === null)
    return (
      <Button
        size="xs"
        variant="default"
        onClick={() => {
          const blank = { label: "", help: "", ask: "" };
          onChange({ ...item, words: { fr: { ...blank }, en: { ...blank } } });
        }}
      >
        {t("forms.reword")}
      </Button>
    );
  const set = (language: "fr" | "en", part: Partial<(typeof words)["fr"]>) =>
    onChange({ ...item, words: { ...words, [language]: { ...words[language], ...part } } });
  return (
    <div className="item-fields">
      {(["fr", "en"] as const).map((language) => (
        <div key={language} className="stack" lang={language}>
          <TextField
            label={t("forms.label", { language: t(`forms.languages.${language}`) })}
            value={words[language].label}
            onChange={(label) => set(language, { label })}
            maxLength={120}
          />
          <AreaField
            label={t("forms.ask", { language: t(`forms.languages.${language}`) })}
            value={words[language].ask}
            onChange={(asked) => set(language, { ask: asked })}
          />
          <AreaField
            label={t("forms.help", { language: t(`forms.languages.${language}`) })}
            value={words[language].help}
            onChange={(help) => set(language, { help })}
          />
        </div>
      ))}
    </div>
  );
}
