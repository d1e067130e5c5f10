import { useState } from "react";
import { Button } from "#web/ui/button.tsx";
import { Card } from "#web/ui/card.tsx";
import { ConfirmDialog } from "#web/ui/confirm-dialog.tsx";
import { KeysetPager } from "#web/ui/keyset-pager.tsx";
import { notify } from "#web/ui/notices.tsx";
import { EmptyState, ErrorState, LoadingRows } from "#web/ui/states.tsx";

const problem = {
  title: "Ce ticket est déjà pris",
  detail: "Nadia Belkacem l’a pris il y a 12 secondes.",
  code: "already_taken",
  requestId: "01990f3c-7b1e",
};

export function StateSection() {
  const [asking, setAsking] = useState(false);
  return (
    <div className="side-by-side">
      <Card>
        <EmptyState
          title="Rien n’attend de vous"
          action={<Button variant="default">Nouvelle demande</Button>}
        >
          Quand le support aura besoin d’une réponse, elle sera demandée ici.
        </EmptyState>
      </Card>
      <Card>
        <EmptyState title="Aucun ticket ne correspond" picture="search" />
      </Card>
      <Card>
        <EmptyState title="Aucun fichier" picture="file" />
      </Card>
      <ErrorState problem={problem} onRetry={() => undefined} />
      <Card>
        <LoadingRows rows={3} />
        <KeysetPager hasMore shown={50} onMore={() => undefined} />
        <KeysetPager hasMore={false} shown={63} onMore={() => undefined} />
      </Card>
      <Card title="Avis et questions">
        <div className="row wrap">
          <Button variant="default" onClick={() => notify({ tone: "refused", ...problem })}>
            Refus
          </Button>
          <Button
            variant="default"
            onClick={() => notify({ tone: "done", title: "Réponse envoyée" })}
          >
            Fait
          </Button>
          <Button variant="default" onClick={() => setAsking(true)}>
            Dialogue
          </Button>
        </div>
        <ConfirmDialog
          opened={asking}
          title="Fermer le ticket ?"
          confirmLabel="Accepter et fermer"
          problem={problem}
          onConfirm={() => setAsking(false)}
          onClose={() => setAsking(false)}
        >
          Un ticket fermé ne se rouvre pas ; une suite pourra le citer.
        </ConfirmDialog>
      </Card>
    </div>
  );
}
