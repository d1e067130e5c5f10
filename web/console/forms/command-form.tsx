/** CommandForm { command, ticket, onDone, onCancel, autoFocus }: the form of each command of the desk. */
import { lazy, Suspense } from "react";
import type { FormCommand } from "../ticket/command-keys.ts";
import { MessageForm } from "./message-form.tsx";
import type { FormProps } from "./use-command-form.ts";

/** Whoever opens a ticket can answer at once; the other forms come when one is asked for. */
const ActForm = lazy(async () => ({ default: (await import("./act-form.tsx")).ActForm }));

export function CommandForm({
  command,
  autoFocus,
  ...props
}: FormProps & { command: FormCommand; autoFocus: boolean }) {
  if (command === "reply" || command === "note")
    return <MessageForm key={command} kind={command} autoFocus={autoFocus} {...props} />;
  return (
    <Suspense fallback={null}>
      <ActForm command={command} {...props} />
    </Suspense>
  );
}
