/** FileKinds { files, told, onTold }: what each file is, as its name says, for the filer to say otherwise. */
import { useTranslation } from "react-i18next";
import { FILE_KINDS } from "#core/intake/items.ts";
import { SelectField } from "#web/ui/field.tsx";
import { kindOf } from "./told.ts";
import type { NamedFile, Told } from "./told.ts";

type Props = { files: readonly NamedFile[]; told: Told; onTold: (told: Told) => void };

export function FileKinds({ files, told, onTold }: Props) {
  const { t } = useTranslation("intake");
  if (files.length === 0) return null;
  return (
    <ul className="plain-list file-kinds">
      {files.map((file) => (
        <li key={file.id}>
          <SelectField
            label={t("kindOf", { name: file.name })}
            value={kindOf(file, told) ?? ""}
            onChange={(value) => {
              const kind = FILE_KINDS.find((one) => one === value);
              const { [file.id]: _before, ...kinds } = told.kinds;
              onTold({
                ...told,
                kinds: kind === undefined ? kinds : { ...kinds, [file.id]: kind },
              });
            }}
            options={[
              { value: "", label: t("fileKinds.none") },
              ...FILE_KINDS.map((kind) => ({ value: kind, label: t(`fileKinds.${kind}`) })),
            ]}
          />
        </li>
      ))}
    </ul>
  );
}
