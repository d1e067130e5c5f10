/**
 * FormFrame { form, title, explain?, sees, submitLabel, onSubmit, onCancel, blocked?, danger?, tone?, children }: around each command's fields.
 *   sees: who will read it. Ctrl Enter sends from any field; Escape leaves the field, then closes the form; what was typed is kept.
 */
import "./forms.css";
import type { KeyboardEvent, ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useProblemWords } from "#web/session/problem-words.ts";
import { Button } from "#web/ui/button.tsx";
import { Kbd } from "#web/ui/kbd.tsx";
import { ErrorState } from "#web/ui/states.tsx";
import type { Fields } from "../use-fields.ts";
import { ConflictNotice } from "./conflict-notice.tsx";
import { useAnswerInSight } from "./use-answer-in-sight.ts";
import type { CommandForm } from "./use-command-form.ts";

export type FormFrameProps<T extends Fields> = {
  form: CommandForm<T>;
  title: string;
  explain?: string | undefined;
  sees: ReactNode;
  submitLabel: string;
  onSubmit: () => void;
  onCancel: () => void;
  blocked?: boolean | undefined;
  danger?: boolean | undefined;
  tone?: "plain" | "note" | undefined;
  children?: ReactNode;
};

export function FormFrame<T extends Fields>(props: FormFrameProps<T>) {
  const { form, title, tone = "plain", onSubmit, onCancel, blocked = false } = props;
  const words = useProblemWords();
  const { t } = useTranslation("console");
  const frame = useAnswerInSight(form.cause ?? form.conflict);
  const send = () => {
    if (!form.busy && !blocked) onSubmit();
  };
  const keys = (event: KeyboardEvent<HTMLFormElement>) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      send();
    }
    if (event.key !== "Escape" || event.defaultPrevented) return;
    // Nothing else that Escape leaves is meant.
    event.preventDefault();
    if (event.target instanceof HTMLElement && event.target.matches("textarea, input, select"))
      frame.current?.focus({ preventScroll: true });
    else onCancel();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys that act from any of its fields
    <form
      ref={frame}
      tabIndex={-1}
      className="command-form"
      data-tone={tone}
      aria-label={title}
      noValidate
      onKeyDown={keys}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {props.explain ? <p className="explain">{props.explain}</p> : null}
      {props.children}
      <ConflictNotice form={form} />
      {form.cause ? <ErrorState problem={words(form.cause)} /> : null}
      <div className="form-foot">
        <span className="small muted">
          {props.sees}
          {form.kept ? <> · {t("composer.kept")}</> : null}
        </span>
        <Button variant="default" onClick={onCancel}>
          {t("composer.close")}
        </Button>
        <Button
          type="submit"
          color={props.danger ? "red" : "brand"}
          loading={form.busy}
          disabled={blocked}
          rightSection={<Kbd keys="mod+Enter" onFill />}
        >
          {props.submitLabel}
        </Button>
      </div>
    </form>
  );
}
