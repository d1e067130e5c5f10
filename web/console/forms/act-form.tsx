/** ActForm { command, ticket, onDone, onCancel }: the form of each command that does more than say something. */
import type { FormCommand } from "../ticket/command-keys.ts";
import { AssignForm } from "./assign-form.tsx";
import { CloseForm } from "./close-form.tsx";
import { ConcludeForm } from "./conclude-form.tsx";
import { ProvideForm } from "./provide-form.tsx";
import { QualifyForm } from "./qualify-form.tsx";
import { RejectForm } from "./reject-form.tsx";
import { RemindForm } from "./remind-form.tsx";
import { RequestForm } from "./request-form.tsx";
import { SettleForm } from "./settle-form.tsx";
import type { FormProps } from "./use-command-form.ts";
import { WorkForm } from "./work-form.tsx";

export type Act = Exclude<FormCommand, "reply" | "note">;

export function ActForm({ command, ...props }: FormProps & { command: Act }) {
  switch (command) {
    case "request-information":
      return <RequestForm {...props} />;
    case "provide-information":
      return <ProvideForm {...props} />;
    case "conclude":
      return <ConcludeForm {...props} />;
    case "assign":
      return <AssignForm {...props} />;
    case "qualify":
      return <QualifyForm {...props} />;
    case "start-work":
    case "resume":
      return <WorkForm command={command} {...props} />;
    case "remind":
      return <RemindForm {...props} />;
    case "close-unanswered":
      return <CloseForm {...props} />;
    case "reject":
      return <RejectForm {...props} />;
    case "accept":
    case "refuse":
    case "withdraw":
      return <SettleForm key={command} command={command} {...props} />;
  }
}
