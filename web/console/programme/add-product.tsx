/** AddProduct { onAdded }: a product that has no programme yet; its first file is then written. */
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { addProduct } from "#api/programme-sheets.ts";
import { ask, newKey } from "#web/session/ask.ts";
import { fieldProblem } from "#web/session/problem-words.ts";
import { Button } from "#web/ui/button.tsx";
import { TextField } from "#web/ui/field.tsx";

type Added = { id: string; name: string };

export function AddProduct({ onAdded }: { onAdded: (product: Added) => void }) {
  const { t } = useTranslation("programme");
  const [name, setName] = useState("");
  const adding = useMutation({
    mutationFn: () => ask(addProduct, { body: { name }, idempotencyKey: newKey() }),
    onSuccess: (product) => {
      setName("");
      onAdded(product);
    },
  });
  return (
    <details className="fold">
      <summary>{t("sheet.addProduct")}</summary>
      <form
        className="row wrap"
        onSubmit={(event) => {
          event.preventDefault();
          if (!adding.isPending) adding.mutate();
        }}
      >
        <TextField
          label={t("sheet.productName")}
          value={name}
          onChange={setName}
          maxLength={120}
          error={fieldProblem(adding.error, "name")}
        />
        <Button type="submit" size="xs" loading={adding.isPending} disabled={name.trim() === ""}>
          {t("sheet.addProduct")}
        </Button>
      </form>
    </details>
  );
}
