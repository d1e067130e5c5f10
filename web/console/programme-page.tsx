/** The maintenance programme within the console's frame; administrators set days there. */
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useSession } from "#web/session/session.ts";
import { ProgrammePage } from "#web/programme/programme-page.tsx";

export function ConsoleProgrammePage() {
  const { t } = useTranslation("programme");
  const { may } = useSession();
  return (
    <div className="page">
      <ProgrammePage
        actions={
          may.manageCatalogue ? (
            <Link to="/console/programme/edit" className="button-link">
              {t("sheet.open")}
            </Link>
          ) : null
        }
      />
    </div>
  );
}
