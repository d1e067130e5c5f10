import { useSearch } from "@tanstack/react-router";
import { GuidePage } from "#web/guide/guide-page.tsx";

export function PortalGuidePage() {
  return <GuidePage from={useSearch({ from: "/portal/guide" })} />;
}
