/**
 * FileList { files, label? }: attachments as chips that download. useFiles(key): what <FilesField> needs and what the command says:
 *   { uploads, ids, settled, clear }; those that arrived are kept under the key of their draft, their sender's own, until clear(). FilesField { files, label, hint?, pasteWithin? }: choose, drop, paste, with progress.
 */
import { useEffect } from "react";
import type { RefObject } from "react";
import { useTranslation } from "react-i18next";
import { downloadAttachment, FILE_SIZE_MAX_IN_BYTES } from "#api/attachments.ts";
import { urlOf } from "#api/client.ts";
import type { AttachmentView } from "#api/ticket-views.ts";
import { withoutHidden } from "#core/kit/hidden.ts";
import { useOwnKey } from "#web/session/use-draft.ts";
import { uploadFile } from "#web/session/upload.ts";
import { FileDrop } from "#web/ui/file-drop.tsx";
import { formatSize } from "#web/ui/format-size.ts";
import { useReader } from "#web/ui/reader.tsx";
import { useUploads } from "#web/ui/use-uploads.ts";
import type { Uploads } from "#web/ui/use-uploads.ts";
import { keepFiles, readFiles } from "./kept-files.ts";
import type { KeptFile } from "./kept-files.ts";
import "./conversation.css";

export function FileList({ files, label }: { files: readonly AttachmentView[]; label?: string }) {
  const { t } = useTranslation("tickets");
  const { language } = useReader();
  if (files.length === 0) return null;
  return (
    <ul className="file-list" aria-label={label ?? t("files")}>
      {files.map(({ id, name, size }) => (
        <li key={id}>
          <a
            href={urlOf(downloadAttachment, { params: { attachment: id } })}
            download={name}
            className="file-chip"
          >
            <bdi>{name}</bdi>
            <span className="muted figures">{formatSize(size, language)}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}

export type Files = {
  /** Those that have arrived. */
  arrived: KeptFile[];
  uploads: Uploads<Pick<AttachmentView, "id">>;
  ids: string[];
  settled: boolean;
  clear: () => void;
};

export function useFiles(key: string): Files {
  const draft = useOwnKey()(key);
  const uploads = useUploads<Pick<AttachmentView, "id">>({
    upload: uploadFile,
    sizeMax: FILE_SIZE_MAX_IN_BYTES,
    arrived: () => readFiles(draft).map(({ id, name, size }) => ({ name, size, value: { id } })),
  });
  const { files } = uploads;
  useEffect(() => keepFiles(draft, files.flatMap(arrivedOf)), [draft, files]);
  const arrived = files.flatMap(arrivedOf);
  const ids = arrived.map(({ id }) => id);
  return { arrived, uploads, ids, settled: uploads.settled, clear: uploads.clear };
}

function arrivedOf({ state, value, name, size }: Files["uploads"]["files"][number]): KeptFile[] {
  return state === "done" && value ? [{ id: value.id, name, size }] : [];
}

type FilesFieldProps = {
  files: Files;
  label?: string | undefined;
  hint?: string | undefined;
  pasteWithin?: RefObject<HTMLElement | null> | undefined;
};

export function FilesField({ files, label, hint, pasteWithin }: FilesFieldProps) {
  const { t } = useTranslation("tickets");
  return (
    <FileDrop
      label={label ?? t("addFiles")}
      hint={hint}
      uploads={files.uploads}
      sizeMax={FILE_SIZE_MAX_IN_BYTES}
      nameShown={withoutHidden}
      pasteWithin={pasteWithin}
    />
  );
}
