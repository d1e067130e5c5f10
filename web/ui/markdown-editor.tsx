/**
 * MarkdownEditor { label, hideLabel?, value, onChange, hint?, placeholder?, limit?, draftKept?, error?, tone?: 'plain' | 'note',
 *   minRows?, autoFocus?, onSubmit?, name?, ref? }: write and preview. Ctrl Enter submits. Pair with useDraft(key) of the session:
 *   const draft = useDraft("reply:EXO-1"); <MarkdownEditor value={draft.text} onChange={draft.setText} draftKept={draft.kept} />
 */
import "./field.css";
import "./markdown.css";
import { useId, useState } from "react";
import type { KeyboardEvent, Ref } from "react";
import { useTranslation } from "react-i18next";
import { Markdown } from "./markdown.tsx";

export type MarkdownEditorProps = {
  label: string;
  hideLabel?: boolean | undefined;
  value: string;
  onChange: (text: string) => void;
  hint?: string | undefined;
  placeholder?: string | undefined;
  limit?: number | undefined;
  /** A text says where else it is kept than in this browser. */
  draftKept?: boolean | string | undefined;
  error?: string | undefined;
  tone?: "plain" | "note" | undefined;
  minRows?: number | undefined;
  autoFocus?: boolean | undefined;
  onSubmit?: (() => void) | undefined;
  name?: string | undefined;
  ref?: Ref<HTMLTextAreaElement> | undefined;
};

export function MarkdownEditor(props: MarkdownEditorProps) {
  const { label, hideLabel = false, value, hint, error, tone = "plain" } = props;
  const { t } = useTranslation("ui");
  const id = useId();
  const [previewing, setPreviewing] = useState(false);
  return (
    <div>
      <label htmlFor={id} className={hideLabel ? "visually-hidden" : "field-label"}>
        {label}
      </label>
      {hint ? (
        <div id={`${id}-hint`} className="field-hint">
          {hint}
        </div>
      ) : null}
      <div className="editor" data-tone={tone} data-bad={error ? true : undefined}>
        <div className="editor-head">
          <div role="tablist" aria-label={label} className="row" style={{ gap: "0.25rem" }}>
            <Tab
              id={id}
              name="write"
              selected={!previewing}
              onSelect={() => setPreviewing(false)}
            />
            <Tab
              id={id}
              name="preview"
              selected={previewing}
              onSelect={() => setPreviewing(true)}
            />
          </div>
          <span className="hint">{t("editor.markdown")}</span>
        </div>
        <div
          role="tabpanel"
          id={`${id}-panel`}
          aria-labelledby={`${id}-${previewing ? "preview" : "write"}`}
        >
          <Writing {...props} id={id} hidden={previewing} />
          {previewing ? (
            <div className="editor-preview">
              {value.trim() === "" ? (
                <span className="muted">{t("editor.empty")}</span>
              ) : (
                <Markdown text={value} />
              )}
            </div>
          ) : null}
        </div>
      </div>
      <Foot {...props} id={id} />
    </div>
  );
}

type TabProps = { id: string; name: "write" | "preview"; selected: boolean; onSelect: () => void };

function Tab({ id, name, selected, onSelect }: TabProps) {
  const { t } = useTranslation("ui");
  const move = (event: KeyboardEvent) => {
    if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
    const other = document.getElementById(`${id}-${name === "write" ? "preview" : "write"}`);
    other?.click();
    other?.focus();
  };
  return (
    <button
      type="button"
      role="tab"
      id={`${id}-${name}`}
      className="editor-tab"
      aria-selected={selected}
      aria-controls={`${id}-panel`}
      tabIndex={selected ? 0 : -1}
      onClick={onSelect}
      onKeyDown={move}
    >
      {t(`editor.${name}`)}
    </button>
  );
}

function Writing({ ref, ...props }: MarkdownEditorProps & { id: string; hidden: boolean }) {
  const { id, value, onChange, onSubmit, error, hint, limit, minRows = 5 } = props;
  const described = [hint ? `${id}-hint` : "", error ? `${id}-error` : "", `${id}-foot`]
    .filter(Boolean)
    .join(" ");
  const over = limit !== undefined && value.length > limit;
  return (
    <textarea
      ref={ref}
      id={id}
      hidden={props.hidden}
      name={props.name}
      rows={minRows}
      value={value}
      placeholder={props.placeholder}
      // oxlint-disable-next-line jsx-a11y/no-autofocus -- only where a key or a button has just asked for this field
      autoFocus={props.autoFocus}
      aria-invalid={error || over ? true : undefined}
      aria-describedby={described}
      onChange={(event) => onChange(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || !onSubmit) return;
        event.preventDefault();
        onSubmit();
      }}
    />
  );
}

function Foot({ id, value, limit, draftKept, error }: MarkdownEditorProps & { id: string }) {
  const { t } = useTranslation("ui");
  const left = limit === undefined ? undefined : limit - value.length;
  // Counting aloud from the first letter on would only be noise.
  const near = left !== undefined && limit !== undefined && left < limit / 10;
  return (
    <div className="editor-foot" id={`${id}-foot`}>
      {error ? (
        <span id={`${id}-error`} data-bad>
          {error}
        </span>
      ) : null}
      <span>{draftKept === true ? t("editor.draftKept") : draftKept}</span>
      {near ? (
        <span data-bad={left < 0 ? true : undefined}>{t("editor.left", { count: left })}</span>
      ) : null}
    </div>
  );
}
