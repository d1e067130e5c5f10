/**
 * FileDrop { label, hint?, uploads: useUploads(…), sizeMax?, nameShown? }: choose, drag or paste (anywhere inside `pasteWithin`, else in the zone);
 *   per-file progress, cancel, retry, error. Example:
 *   const uploads = useUploads({ upload }); <FileDrop label={…} uploads={uploads} />; send uploads.files.map(f => f.value).
 */
import "./file-drop.css";
import { useEffect, useId, useState } from "react";
import type { DragEvent, RefObject } from "react";
import { useTranslation } from "react-i18next";
import { formatSize } from "./format-size.ts";
import { useReader } from "./reader.tsx";
import { sizeMaxBytes } from "./upload-queue.ts";
import type { UploadedFile } from "./upload-queue.ts";
import type { Uploads } from "./use-uploads.ts";

export type FileDropProps<T> = {
  label: string;
  hint?: string | undefined;
  uploads: Uploads<T>;
  sizeMax?: number | undefined;
  /** What is shown of a name; a file that is refused may have one that is made to be misread. */
  nameShown?: ((name: string) => string) | undefined;
  pasteWithin?: RefObject<HTMLElement | null> | undefined;
};

export function FileDrop<T>({
  label,
  hint,
  uploads,
  sizeMax = sizeMaxBytes,
  nameShown = (name) => name,
  pasteWithin,
}: FileDropProps<T>) {
  const { t } = useTranslation("ui");
  const reader = useReader();
  const id = useId();
  const [over, setOver] = useState(false);
  usePaste(pasteWithin, uploads.add);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    uploads.add(event.dataTransfer.files);
  };
  return (
    <div
      className="drop"
      data-over={over ? true : undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      onPaste={(event) => uploads.add(event.clipboardData.files)}
    >
      <div className="drop-head">
        <input
          id={id}
          type="file"
          multiple
          className="visually-hidden"
          aria-describedby={`${id}-hint`}
          onChange={(event) => {
            uploads.add(event.currentTarget.files ?? []);
            event.currentTarget.value = "";
          }}
        />
        <label htmlFor={id} className="drop-choose">
          {label}
        </label>
        <span id={`${id}-hint`} className="small muted">
          {hint ?? t("files.hint", { size: formatSize(sizeMax, reader.language) })}
        </span>
      </div>
      {uploads.files.length > 0 ? (
        <ul className="drop-files" aria-label={t("files.list")}>
          {uploads.files.map((file) => (
            <FileRow
              key={file.id}
              file={file}
              name={nameShown(file.name)}
              uploads={uploads}
              sizeMax={sizeMax}
            />
          ))}
        </ul>
      ) : null}
    </div>
  );
}

type FileRowProps<T> = {
  file: UploadedFile<T>;
  name: string;
  uploads: Uploads<T>;
  sizeMax: number;
};

function FileRow<T>({ file, name, uploads, sizeMax }: FileRowProps<T>) {
  const { t } = useTranslation("ui");
  const { language } = useReader();
  const fault =
    file.state === "too_large"
      ? t("files.tooLarge", { size: formatSize(sizeMax, language) })
      : file.state === "failed"
        ? file.words || t("files.failed")
        : undefined;
  const under = file.state === "waiting" || file.state === "sending";
  return (
    <li className="drop-file">
      <span className="name" title={name}>
        <bdi>{name}</bdi>
      </span>
      <span className="muted figures">
        {under ? `${Math.round(file.share * 100)} %` : formatSize(file.size, language)}
      </span>
      <span className="row">
        {file.state === "failed" && file.again ? (
          <button type="button" className="link-button" onClick={() => uploads.retry(file.id)}>
            {t("retry")}
          </button>
        ) : null}
        <button
          type="button"
          className="link-button"
          aria-label={t(under ? "files.cancelNamed" : "files.removeNamed", { name })}
          onClick={() => uploads.remove(file.id)}
        >
          {t(under ? "cancel" : "remove")}
        </button>
      </span>
      <progress
        className="drop-bar"
        data-state={file.state}
        value={file.share}
        max={1}
        aria-label={name}
      />
      {fault ? (
        <span className="fault" role="alert">
          {fault}
        </span>
      ) : null}
    </li>
  );
}

/** A picture pasted into the message beside the zone is a file too. */
function usePaste(
  within: RefObject<HTMLElement | null> | undefined,
  add: (files: FileList) => void,
): void {
  useEffect(() => {
    const place = within?.current;
    if (!place) return undefined;
    const paste = (event: ClipboardEvent) => {
      const files = event.clipboardData?.files;
      if (!files || files.length === 0) return;
      event.preventDefault();
      add(files);
    };
    place.addEventListener("paste", paste);
    return () => place.removeEventListener("paste", paste);
  }, [within, add]);
}
