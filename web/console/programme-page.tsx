/** The maintenance programme within the console's frame; administrators set days there. */
import { ProgrammePage } from "#web/programme/programme-page.tsx";

export function ConsoleProgrammePage() {
  return (
    <div className="page">
      <ProgrammePage />
    </div>
  );
}
