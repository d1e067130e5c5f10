/** ContactPicker { label, value, onChange, error? }: finds a contact by name, address, organisation or number; arrows move, Enter chooses. */
import "../forms/forms.css";
import "./contact-picker.css";
import { useQuery } from "@tanstack/react-query";
import { useId, useState } from "react";
import type { KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import type { ContactView } from "#api/people-views.ts";
import { contactsQuery } from "../queries.ts";

type Props = {
  label: string;
  value: ContactView | undefined;
  onChange: (contact: ContactView | undefined) => void;
  error?: string | undefined;
};

export function ContactPicker({ label, value, onChange, error }: Props) {
  const { t } = useTranslation("console");
  const id = useId();
  const [typed, setTyped] = useState("");
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(0);
  const { data } = useQuery({ ...contactsQuery(typed.trim()), enabled: open });
  const found = (data?.items ?? []).filter(({ account }) => account !== "deactivated");
  const choose = (contact: ContactView) => {
    onChange(contact);
    setTyped("");
    setOpen(false);
  };
  const keys = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      setOpen(true);
      setAt((at + step + found.length) % Math.max(found.length, 1));
    }
    const chosen = found[at];
    if (event.key === "Enter" && open && chosen) {
      event.preventDefault();
      choose(chosen);
    }
    if (event.key === "Escape" && open) {
      event.preventDefault();
      setOpen(false);
    }
  };
  return (
    <div className="control picker">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        role="combobox"
        aria-expanded={open && found.length > 0}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={open && found[at] ? `${id}-${at}` : undefined}
        aria-invalid={error ? true : undefined}
        autoComplete="off"
        placeholder={t("file.contactHint")}
        value={open ? typed : (value?.name ?? typed)}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          setOpen(true);
          setAt(0);
        }}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={keys}
      />
      <div
        id={`${id}-list`}
        role="listbox"
        className="picker-list"
        aria-label={label}
        hidden={!open || found.length === 0}
      >
        {found.map((contact, index) => (
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the field above has the keys
          <div
            key={contact.id}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            // Before the field loses the focus and the list goes.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => choose(contact)}
          >
            <strong>{contact.name}</strong>
            <span className="small muted">
              {[
                contact.email,
                ...(contact.phone === null ? [] : [contact.phone]),
                ...contact.memberships.map(({ organisation }) => organisation.name),
              ].join(" · ")}
            </span>
          </div>
        ))}
      </div>
      {error ? <span className="bad">{error}</span> : null}
    </div>
  );
}
