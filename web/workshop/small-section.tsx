import { Avatar } from "#web/ui/avatar.tsx";
import { Button } from "#web/ui/button.tsx";
import { Card, DescriptionList } from "#web/ui/card.tsx";
import { Chip, SeverityChip, StateChip } from "#web/ui/chips.tsx";
import { Kbd } from "#web/ui/kbd.tsx";
import { Markdown } from "#web/ui/markdown.tsx";
import { Time } from "#web/ui/time.tsx";
import { nodes, now, text } from "./samples.ts";

const severities = [
  [1, "Bloquant"],
  [2, "Majeur"],
  [3, "Mineur"],
  [4, "Aucune"],
] as const;

export function SmallSection() {
  return (
    <div className="side-by-side">
      <Card title="À vous : la solution vous convient-elle ?" aside="1er rappel lundi" tone="call">
        <div className="stack">
          <div className="row wrap">
            {nodes.map(({ id, tone, label }) => (
              <StateChip key={id} tone={tone} label={label} />
            ))}
          </div>
          <div className="row wrap">
            {severities.map(([severity, label]) => (
              <SeverityChip key={severity} severity={severity} label={label} />
            ))}
            <SeverityChip severity={2} label="Majeur" aside="déclarée 1" />
            {severities.map(([severity, label]) => (
              <SeverityChip key={severity} severity={severity} label={label} compact />
            ))}
          </div>
          <div className="row wrap">
            {(["plain", "brand", "good", "warn", "bad"] as const).map((tone) => (
              <Chip key={tone} tone={tone}>
                platform.log · 84 Mo
              </Chip>
            ))}
          </div>
          <div className="row wrap">
            <Button>Accepter et fermer</Button>
            <Button variant="default">Refuser</Button>
            <Button color="red">Rejeter</Button>
            <Button size="md">Plus</Button>
            <Button variant="subtle">Moins</Button>
            <Button disabled>Impossible</Button>
            <Button loading>Envoi</Button>
            <Button>
              Envoyer&nbsp;
              <Kbd keys="mod+Enter" onFill />
            </Button>
          </div>
        </div>
      </Card>
      <Card title="Environnement" aside={<Time at={now} relative />}>
        <DescriptionList
          items={[
            { term: "Produit", value: "6.5.4" },
            { term: "Serveur", value: "Tomcat 9.0.83" },
            { term: "Ouvert", value: <Time at={now} /> },
          ]}
        />
        <div className="row wrap">
          <Avatar name="Claire Martin" />
          <Avatar name="Nadia Belkacem" tone="desk" />
          <Avatar name="Permanence" tone="machine" alone />
          <Kbd keys="j" /> <Kbd keys="g t" /> <Kbd keys="mod+k" /> <Kbd keys="?" />
        </div>
      </Card>
      <Card title="Message">
        <Markdown text={text} />
      </Card>
      <Card title="Note interne" tone="note">
        <Markdown text="Même pile que **MAINT-52811** ; voir avec l’équipe recherche avant de répondre." />
      </Card>
    </div>
  );
}
