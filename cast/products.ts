export interface Product {
  readonly key: string;
  readonly name: string;
}

/** The platform, and the add-ons that its vendor supports at the same level. */
export const products: readonly Product[] = [
  { key: "exo-platform", name: "eXo Platform" },
  { key: "exo-chat", name: "eXo Chat" },
  { key: "exo-onlyoffice", name: "eXo OnlyOffice" },
  { key: "exo-saml", name: "eXo SAML2" },
  { key: "exo-cas", name: "eXo CAS" },
  { key: "exo-spnego", name: "eXo SPNEGO" },
  { key: "exo-openam", name: "eXo OpenAM" },
  { key: "exo-tasks", name: "eXo Tasks" },
  { key: "exo-remote-edit", name: "eXo Remote Edit" },
  { key: "exo-cmis-addon", name: "eXo CMIS" },
  { key: "exo-video-calls", name: "eXo Video Calls" },
  { key: "exo-web-conferencing", name: "eXo Web Conferencing" },
  { key: "exo-jitsi", name: "eXo Jitsi" },
  { key: "exo-agenda", name: "eXo Agenda" },
  { key: "exo-analytics", name: "eXo Analytics" },
  { key: "exo-documents", name: "eXo Documents" },
];
