/** SearchField { label, value, onChange }: searches as one types; `/` goes there, Escape leaves it. */
import "./search-field.css";
import { useEffect, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useKeys } from "#web/ui/use-keys.ts";

const restMilliseconds = 200;

export function SearchField({
  label,
  value,
  onChange,
}: {
  label: string;
  value: string;
  onChange: (words: string) => void;
}) {
  const { t } = useTranslation("console");
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState(value);
  const latest = useRef(onChange);
  useEffect(() => {
    latest.current = onChange;
  });
  useEffect(() => {
    if (typed.trim() === value) return undefined;
    const timer = setTimeout(() => latest.current(typed.trim()), restMilliseconds);
    return () => clearTimeout(timer);
  }, [typed, value]);
  useKeys([
    { key: "/", label: t("keys.search"), group: t("keys.list"), run: () => field.current?.focus() },
  ]);
  return (
    <div className="search-field">
      <label htmlFor={id} className="visually-hidden">
        {label}
      </label>
      <input
        ref={field}
        id={id}
        type="search"
        value={typed}
        placeholder={label}
        autoComplete="off"
        onChange={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === "Escape") event.currentTarget.blur();
        }}
      />
    </div>
  );
}
