/** Every component of web/ui in every state; a development page, and what the pictures are taken of. */
import "./workshop.css";
import { Link } from "@tanstack/react-router";
import { useLanguage } from "#web/session/words.ts";
import { AppShell } from "#web/ui/app-shell.tsx";
import { PageHeader } from "#web/ui/card.tsx";
import { SeverityChip, StateChip } from "#web/ui/chips.tsx";
import type { CommandSearch } from "#web/ui/command-palette.tsx";
import { notify } from "#web/ui/notices.tsx";
import { ReaderProvider } from "#web/ui/reader.tsx";
import { useKeys } from "#web/ui/use-keys.ts";
import { FormSection } from "./form-section.tsx";
import { MapSection } from "./map-section.tsx";
import { RibbonSection } from "./ribbon-section.tsx";
import { SmallSection } from "./small-section.tsx";
import { StateSection } from "./state-section.tsx";

const search: CommandSearch = async (query) => [
  {
    label: "Tickets",
    items: ["La recherche échoue après la mise à jour 6.5.4", "Synchronisation LDAP interrompue"]
      .filter((label) => label.toLowerCase().includes(query.toLowerCase()))
      .map((label) => ({
        id: label,
        label,
        description: "Groupe Arvor · Ouvert",
        run: () => notify({ tone: "news", title: label }),
      })),
  },
  {
    label: "Commandes",
    items: [{ id: "new", label: "Nouvelle demande", keys: "n", run: () => undefined }],
  },
];

export function WorkshopPage() {
  const { language, changeLanguage } = useLanguage();
  useKeys([
    {
      key: "n",
      label: "Nouvelle demande",
      group: "Tickets",
      run: () => notify({ tone: "done", title: "Nouvelle demande" }),
    },
    {
      key: "g t",
      label: "Aller aux tickets",
      group: "Tickets",
      run: () => notify({ tone: "news", title: "Tickets" }),
    },
  ]);
  return (
    <ReaderProvider language={language} timeZone="Europe/Paris">
      <AppShell
        home={(logo) => <Link to="/workshop">{logo}</Link>}
        nav={["Accueil", "Mes tickets", "Procédure"].map((label, index) => (
          <a key={label} href="#content" aria-current={index === 1 ? "page" : undefined}>
            {label}
          </a>
        ))}
        person={{ name: "Claire Martin", detail: "Groupe Arvor" }}
        language={language}
        onLanguage={changeLanguage}
        onSignOut={() => notify({ tone: "done", title: "Au revoir" })}
        search={search}
      >
        <PageHeader
          title="La recherche de documents échoue après la mise à jour 6.5.4"
          crumbs={[
            <a key="tickets" href="#content">
              Mes tickets
            </a>,
            "EXO-2026-000123",
          ]}
          lead="eXo Platform 6.5.4 · ouvert lundi 16 nov. à 10:31 par Claire Martin · suivi par Nadia B."
        >
          <SeverityChip severity={2} label="Majeur" />
          <StateChip tone="resolved" label="Résolu" />
        </PageHeader>
        <div className="stack workshop">
          <RibbonSection />
          <MapSection />
          <SmallSection />
          <StateSection />
          <FormSection />
        </div>
      </AppShell>
    </ReaderProvider>
  );
}
