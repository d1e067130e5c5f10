import { useSearch } from "@tanstack/react-router";
import { GuidePage } from "#web/guide/guide-page.tsx";

export function ConsoleGuidePage() {
  return (
    <div className="page">
      <GuidePage from={useSearch({ from: "/console/guide" })} />
    </div>
  );
}
