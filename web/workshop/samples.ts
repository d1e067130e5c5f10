/** What the workshop shows; relative to now, so that the ribbon always ends at the present. */
import type { MapEdge, MapNode } from "#web/ui/map/map-data.ts";
import type {
  RibbonLane,
  RibbonMark,
  RibbonShade,
  RibbonSpan,
} from "#web/ui/ribbon/ribbon-data.ts";

const hour = 3_600_000;
const midnight = Math.floor(Date.now() / (24 * hour)) * 24 * hour;
export const now = new Date(midnight + 3 * hour).toISOString();
const ago = (hours: number) => new Date(Date.parse(now) - hours * hour).toISOString();

export const filed = ago(64.5);

const states: RibbonSpan[] = [
  { from: ago(64.5), to: ago(63.9), kind: "new", label: "Nouveau" },
  {
    from: ago(63.9),
    to: ago(62),
    kind: "open",
    label: "Ouvert",
    explanation: "Pris par Nadia Belkacem.",
  },
  {
    from: ago(62),
    to: ago(40),
    kind: "suspended",
    label: "Suspendu",
    explanation: "Le support attend vos journaux et un thread dump.",
  },
  {
    from: ago(40),
    to: ago(16.5),
    kind: "in_progress",
    label: "En cours",
    explanation: "Au niveau 2 : reproduction sur 6.5.4.",
  },
  {
    from: ago(16.5),
    kind: "resolved",
    label: "Résolu",
    explanation: "Un contournement est proposé ; à vous de l’accepter ou de le refuser.",
  },
];

export const stateLane: RibbonLane = { id: "state", label: "État", spans: states };

export const clockLanes: RibbonLane[] = [
  {
    id: "response",
    label: "Réponse",
    size: "thin",
    spans: [
      {
        from: ago(64.5),
        to: ago(63.7),
        kind: "running",
        label: "L’horloge court",
        explanation: "Premium, sévérité 2 : 4 h en 24 × 7.",
      },
    ],
    posts: [{ at: ago(63.7), tone: "kept", label: "tenu en 48 min sur 4 h" }],
  },
  {
    id: "workaround",
    label: "Contournement",
    size: "thin",
    spans: [
      { from: ago(64.5), to: ago(62), kind: "running", label: "L’horloge court" },
      {
        from: ago(62),
        to: ago(40),
        kind: "waiting_beneficiary",
        label: "Elle attend votre réponse",
      },
      { from: ago(40), to: ago(33), kind: "running", label: "L’horloge court" },
      {
        from: ago(33),
        to: ago(19),
        kind: "outside_hours",
        label: "Hors des heures de service",
        explanation: "8 h – 18 h, calendrier « Heures ouvrées ».",
      },
      { from: ago(19), to: ago(16.5), kind: "running", label: "L’horloge court" },
    ],
    posts: [{ at: ago(16.5), tone: "kept", label: "12 h consommées sur 16 h" }],
  },
];

export const marks: RibbonMark[] = [
  { at: ago(64.5), side: "beneficiary", label: "Claire Martin ouvre le ticket" },
  { at: ago(63.7), side: "desk", label: "Nadia Belkacem répond" },
  { at: ago(62), side: "desk", label: "Demande d’informations" },
  { at: ago(41), side: "beneficiary", label: "Journaux envoyés" },
  { at: ago(40.8), side: "beneficiary", label: "Thread dump envoyé" },
  { at: ago(40), side: "desk", label: "Passage au niveau 2" },
  { at: ago(28), side: "desk", label: "Cause trouvée" },
  { at: ago(16.5), side: "desk", label: "Contournement proposé" },
];

export const shades: RibbonShade[] = [-3, -2, -1, 0].flatMap((day) => {
  const at = (hours: number) => new Date(midnight + (day * 24 + hours) * hour).toISOString();
  return [
    { from: at(0), to: at(8) },
    { from: at(18), to: at(24) },
  ];
});

export const longLane: RibbonLane = {
  id: "state",
  label: "État",
  spans: [
    { from: ago(24 * 210), to: ago(24 * 209.9), kind: "new", label: "Nouveau" },
    { from: ago(24 * 209.9), to: ago(24 * 209), kind: "open", label: "Ouvert" },
    { from: ago(24 * 209), to: ago(24 * 180), kind: "in_progress", label: "En cours" },
    { from: ago(24 * 180), to: ago(24 * 174), kind: "suspended", label: "Suspendu" },
    { from: ago(24 * 174), to: ago(24 * 90), kind: "in_progress", label: "En cours" },
    { from: ago(24 * 90), to: ago(24 * 84), kind: "resolved", label: "Résolu" },
    { from: ago(24 * 84), to: ago(24 * 83.5), kind: "open", label: "Ouvert" },
    { from: ago(24 * 83.5), to: ago(24 * 12), kind: "in_progress", label: "En cours" },
    { from: ago(24 * 12), to: ago(24 * 4), kind: "resolved", label: "Résolu" },
    {
      from: ago(24 * 4),
      kind: "closed",
      label: "Fermé",
      explanation: "Solution acceptée par Claire Martin.",
    },
  ],
};

export const shortLane: RibbonLane = {
  id: "state",
  label: "État",
  spans: [
    { from: ago(0.7), to: ago(0.68), kind: "new", label: "Nouveau" },
    {
      from: ago(0.68),
      kind: "open",
      label: "Ouvert",
      explanation: "Pris par Karim Haddad ; le support vous doit une première réponse.",
    },
  ],
};

export const nodes: MapNode[] = [
  { id: "new", label: "Nouveau", tone: "new", position: { x: 1, y: 0 } },
  { id: "open", label: "Ouvert", tone: "open", position: { x: 1, y: 1 } },
  { id: "suspended", label: "Suspendu", tone: "suspended", position: { x: 0, y: 2 } },
  { id: "in_progress", label: "En cours", tone: "in_progress", position: { x: 2, y: 2 } },
  { id: "resolved", label: "Résolu", tone: "resolved", position: { x: 1, y: 3 } },
  { id: "closed", label: "Fermé", tone: "closed", position: { x: 1, y: 4 } },
];

export const edges: MapEdge[] = [
  { from: "new", to: "open", label: "prendre" },
  { from: "new", to: "closed", label: "retirer" },
  { from: "open", to: "suspended", label: "demander" },
  { from: "open", to: "in_progress", label: "traiter" },
  { from: "open", to: "resolved", label: "conclure" },
  { from: "open", to: "closed", label: "rejeter" },
  { from: "open", to: "closed", label: "retirer" },
  { from: "in_progress", to: "suspended", label: "demander" },
  { from: "in_progress", to: "resolved", label: "conclure" },
  { from: "in_progress", to: "closed", label: "retirer" },
  { from: "suspended", to: "in_progress", label: "reprendre" },
  { from: "suspended", to: "resolved", label: "conclure" },
  { from: "suspended", to: "closed", label: "sans réponse" },
  { from: "suspended", to: "closed", label: "retirer" },
  { from: "resolved", to: "closed", label: "accepter" },
  { from: "resolved", to: "closed", label: "sans réponse" },
  { from: "resolved", to: "open", label: "refuser" },
];

export function edgesFrom(here: string): MapEdge[] {
  return edges.map((edge) => ({ ...edge, active: edge.from === here }));
}

export const text = `Cause trouvée : l’index **rejette les pièces chiffrées** depuis 6.5.4.

1. Arrêter le service
2. Ajouter à \`exo.properties\` :

\`\`\`properties
exo.search.index.encrypted=false      # ~2 min d’arrêt
\`\`\`

| Version | Touchée |
|---|---|
| 6.5.4 | oui |
| 6.5.6 | ~~oui~~ non |

> Voir [MAINT-52811](https://tracker.example/MAINT-52811). <script>alert(1)</script> ![espion](https://elsewhere.example/x.png)`;
