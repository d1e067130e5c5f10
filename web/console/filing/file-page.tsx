/** A new ticket on behalf of a contact: who called, for whom, under what, and what about. */
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Card, PageHeader } from "#web/ui/card.tsx";
import { FileForm } from "./file-form.tsx";

export function FilePage() {
  const { t } = useTranslation("console");
  const { followUpOf: follows } = useSearch({ from: "/console/tickets/new" });
  const navigate = useNavigate();
  return (
    <div className="page" style={{ maxWidth: "56rem" }}>
      <PageHeader title={t("file.title")} lead={t("file.lead")} />
      <Card>
        <FileForm
          follows={follows}
          onFiled={(reference) =>
            void navigate({ to: "/console/tickets/$reference", params: { reference } })
          }
        />
      </Card>
    </div>
  );
}
