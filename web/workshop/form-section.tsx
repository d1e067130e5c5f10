import { useEffect, useRef } from "react";
import { Card } from "#web/ui/card.tsx";
import { FileDrop } from "#web/ui/file-drop.tsx";
import { MarkdownEditor } from "#web/ui/markdown-editor.tsx";
import { useKeptText } from "#web/ui/use-kept-text.ts";
import { useUploads } from "#web/ui/use-uploads.ts";
import type { Upload } from "#web/ui/use-uploads.ts";

const upload: Upload<string> = async (file, onProgress) => {
  onProgress(0.62);
  if (file.name === "lent.log") return new Promise(() => undefined);
  if (file.name === "vide.log") return { ok: false, words: "Ce fichier est vide.", again: false };
  return { ok: true, value: file.name };
};

export function FormSection() {
  const reply = useKeptText("workshop:reply", "Bonjour Claire,\n\nvoici **ce qu’il nous faut** :");
  const note = useKeptText("workshop:note");
  const uploads = useUploads({ upload });
  const started = useRef(false);
  useEffect(() => {
    if (started.current) return;
    started.current = true;
    const file = (name: string, size: number) => new File([new Uint8Array(size)], name);
    uploads.add([
      file("platform.log", 840_000),
      file("vide.log", 0),
      file("lent.log", 40_000),
      file("heap.hprof", 51 * 1024 * 1024),
    ]);
  }, [uploads]);
  return (
    <div className="side-by-side">
      <Card title="Réponse">
        <MarkdownEditor
          label="Votre réponse"
          hideLabel
          value={reply.text}
          onChange={reply.setText}
          draftKept
          limit={60}
        />
      </Card>
      <Card title="Écrire une note">
        <MarkdownEditor
          label="Note"
          hint="Le bénéficiaire ne la verra jamais."
          value={note.text}
          onChange={note.setText}
          draftKept={note.kept}
          tone="note"
          placeholder="Pour les agents…"
          error="Écrivez quelque chose."
        />
      </Card>
      <Card title="Fichiers">
        <FileDrop label="Choisir des fichiers" uploads={uploads} />
      </Card>
    </div>
  );
}
