import { useParams } from "@tanstack/react-router";
import { EnvironmentDetail } from "#web/environments/environment-detail.tsx";
import { usePortalLinks } from "./links.tsx";

export function EnvironmentPage() {
  const { id } = useParams({ from: "/portal/environments/$id" });
  return <EnvironmentDetail id={id} links={usePortalLinks()} />;
}
