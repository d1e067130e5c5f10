/**
 * DoorForm { submit, busy, cause?, onSubmit, children }: the form of a door: what was refused as a whole, the fields, one button as wide
 *   as the card. A second press while busy sends nothing; who blames a field hands no cause.
 */
import type { ReactNode } from "react";
import { useProblemWords } from "#web/session/problem-words.ts";
import { Button } from "#web/ui/button.tsx";
import { ErrorState } from "#web/ui/states.tsx";

export type DoorFormProps = {
  submit: string;
  busy: boolean;
  cause?: unknown;
  onSubmit: () => void;
  children: ReactNode;
};

export function DoorForm({ submit, busy, cause, onSubmit, children }: DoorFormProps) {
  const words = useProblemWords();
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) onSubmit();
      }}
    >
      {cause ? <ErrorState problem={words(cause)} /> : null}
      {children}
      <Button type="submit" loading={busy} fullWidth>
        {submit}
      </Button>
    </form>
  );
}
