/**
 * EscalateContract { contract, people?, mayReport, onDone }: the button that escalates the relationship under a contract, and its dialog,
 *   loaded when it is pressed.
 */
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ContractView } from "#api/contract-views.ts";
import { Button } from "#web/ui/button.tsx";

const Dialog = lazy(async () => ({
  default: (await import("./escalate-subscription.tsx")).EscalateSubscription,
}));

type Props = {
  contract: ContractView;
  people?: readonly { id: string; name: string }[];
  mayReport: boolean;
  onDone: (reference: string) => void;
};

export function EscalateContract(props: Props) {
  const { t } = useTranslation("contracts");
  const [isOpen, setOpen] = useState(false);
  return (
    <div>
      <Button variant="default" onClick={() => setOpen(true)}>
        {t("points.escalate")}
      </Button>
      {isOpen ? (
        <Suspense fallback={null}>
          <Dialog {...props} onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </div>
  );
}
