/** The procedure as it is published; the same page as the portal's. */
import { ProcedurePage } from "#web/procedure/procedure-page.tsx";

export function ConsoleProcedurePage() {
  return (
    <div className="page">
      <ProcedurePage />
    </div>
  );
}
