import {
  accept,
  answer,
  ask,
  conclude,
  note,
  qualify,
  rejectUnintelligible,
  reply,
  take,
} from "../acts.ts";
import { gap } from "../gap.ts";
import { en, file, fr } from "../prose.ts";
import { step, type Story } from "../story.ts";

/** Questions, clarifications, suggestions, reports, and what follows a closed ticket. */
export const requests: readonly Story[] = [
  {
    key: "arvor-activity-report",
    organisation: "groupe-arvor",
    filer: "claire-martin",
    subscription: "arvor-premium",
    nature: "activity_report",
    severity: 4,
    subject: fr`Rapport d'activité du dernier trimestre`,
    description: fr`
      En vue de notre comité de pilotage, merci de nous faire parvenir le rapport d'activité du dernier trimestre : volumes par gravité, respect des
      temps de réponse, et temps passé de chaque côté.
    `,
    filedAgo: gap("2d"),
    steps: [],
  },
  {
    key: "orvalis-yearly-report",
    organisation: "mutuelle-orvalis",
    filer: "isabelle-caron",
    subscription: "orvalis-premium",
    nature: "activity_report",
    severity: 4,
    subject: fr`Rapport d'activité des douze derniers mois`,
    description: fr`Pouvez-vous nous adresser le rapport d'activité de l'année écoulée ? Deux ans si possible.`,
    filedAgo: gap("50d 2h"),
    steps: [
      step("1d 1h", "helene-marchand", take()),
      step(
        "2h",
        "helene-marchand",
        reply(
          fr`Bonjour Isabelle, un rapport remonte à un an au plus (procédure, § 3.4). Je prépare celui des douze derniers mois.`,
        ),
      ),
      step(
        "1d",
        "helene-marchand",
        conclude(
          {
            kind: "information",
            text: fr`Voici le rapport des douze derniers mois, en pièce jointe. Je suis à votre disposition pour le parcourir ensemble.`,
            resource: {
              title: "Procédure opérationnelle de support, § 3.4",
              url: "https://www.exoplatform.com/terms-conditions/global-support-services.pdf",
            },
          },
          {
            files: [
              {
                name: "rapport-orvalis.csv",
                content: file`
        severite;demandes;reponses_dans_l_objectif
        1;3;3
        2;14;13
        3;41;41
        4;22;22
      `,
              },
            ],
          },
        ),
      ),
      step("5h", "isabelle-caron", accept(fr`Parfait pour notre comité, merci.`)),
    ],
  },
  {
    key: "pasquier-browsers",
    organisation: "institut-pasquier",
    filer: "jeanne-vidal",
    subscription: "pasquier-hosted",
    nature: "question",
    severity: 4,
    subject: fr`Navigateurs pris en charge par la version hébergée`,
    description: fr`Nos chercheurs utilisent Firefox ESR, Chrome et Safari. Lesquels sont recommandés, lesquels seulement compatibles ?`,
    filedAgo: gap("3d 6h"),
    steps: [
      step("1d 1h", "ines-gharbi", take()),
      step(
        "30m",
        "ines-gharbi",
        conclude({
          kind: "information",
          text: fr`Bonjour Jeanne, la page citée range les navigateurs en quatre classes : recommandé, pris en charge, compatible, incompatible. Firefox ESR et Chrome sont dans les deux premières.`,
          resource: {
            title: "Installation",
            url: "https://docs-backup.exoplatform.org/en/6.3/Installation.html",
          },
        }),
      ),
      step(
        "20h",
        "jeanne-vidal",
        reply(fr`Merci. Et Safari sur iPad, le seul appareil en salle de culture ?`),
      ),
    ],
  },
  {
    key: "rheinfurt-severities",
    organisation: "universitaet-rheinfurt",
    filer: "anke-vogel",
    subscription: "rheinfurt-standard",
    nature: "clarification",
    severity: 4,
    subject: en`Who decides on the severity in the end?`,
    description: en`Our new service desk asks what happens when we declare a ticket as Major and you see it as Minor. Which of the two starts the response time?`,
    filedAgo: gap("46d 3h"),
    steps: [
      step("1d", "helene-marchand", take()),
      step(
        "1h",
        "helene-marchand",
        conclude({
          kind: "information",
          text: en`
          Hello Anke. You declare a severity, and it counts from the first minute. The desk then qualifies it from what is known, says why, and that one is final;
          both stay visible on the ticket. You may declare a change at any time, and the desk is alerted.
        `,
          resource: {
            title: "Global support services",
            url: "https://www.exoplatform.com/terms-conditions/global-support-services.pdf",
          },
        }),
      ),
      step("3d", "anke-vogel", accept(en`Clear, thank you. Passed on to the service desk.`)),
    ],
  },
  {
    key: "kerlann-maintenance-dates",
    organisation: "ville-de-kerlann",
    filer: "nolwenn-riou",
    subscription: "kerlann-premium",
    nature: "clarification",
    severity: 4,
    subject: fr`Jusqu'à quand la ligne 6.5 sera-t-elle suivie ?`,
    description: fr`Notre budget se vote le mois prochain. Jusqu'à quand la ligne 6.5 recevra-t-elle des versions de maintenance, et que reste-t-il après ?`,
    filedAgo: gap("1d 5h"),
    steps: [
      step("20h", "helene-marchand", take()),
      step("10m", "helene-marchand", note(fr`Dates demandées au produit avant de répondre.`)),
    ],
  },
  {
    key: "rheinfurt-install-node",
    organisation: "universitaet-rheinfurt",
    filer: "anke-vogel",
    subscription: "rheinfurt-standard",
    nature: "installation_help",
    severity: 4,
    subject: en`A third node for the start of term`,
    description: en`We would like to add a third node to Campusportal before the term begins. Which of the two installers do we use, and in which order are the nodes started?`,
    filedAgo: gap("9d 4h"),
    steps: [
      step("3h", "thomas-riviere", take()),
      step(
        "1h",
        "thomas-riviere",
        note(en`Clustering guide looked up; 6.5 needs the same archive on all nodes.`),
      ),
    ],
  },
  {
    key: "orvalis-maintenance-656",
    organisation: "mutuelle-orvalis",
    filer: "isabelle-caron",
    subscription: "orvalis-premium",
    nature: "maintenance_delivery",
    severity: 4,
    subject: fr`Livraison de la 6.5.6 pour la fenêtre de décembre`,
    description: fr`Notre prochaine fenêtre est le deuxième samedi de décembre. Nous voudrions y passer la version de maintenance 6.5.6, si elle est disponible d'ici là.`,
    filedAgo: gap("2d 6h"),
    steps: [],
  },
  {
    key: "nordhavn-dark-theme",
    organisation: "nordhavn-logistics",
    filer: "mette-sorensen",
    subscription: "nordhavn-premium",
    nature: "suggestion",
    severity: 4,
    subject: en`A dark theme for the night shift`,
    description: en`The control room works in the dark. A dark theme of the portal would spare a lot of eyes.`,
    filedAgo: gap("20d 2h"),
    steps: [
      step("1d 2h", "ines-gharbi", take()),
      step(
        "20m",
        "ines-gharbi",
        qualify(
          { qualification: "enhancement" },
          en`A wish for a coming version, not a departure from the documentation.`,
        ),
      ),
      step(
        "20m",
        "ines-gharbi",
        conclude({
          kind: "works_as_designed",
          text: en`Hello Mette. The portal has a light theme only, by design. Your wish is with the product team, with the night shift as its reason.`,
          demonstration: en`The customisation guide describes one theme, whose colours can be changed for the whole platform: https://docs-backup.exoplatform.org/en/6.3/Customizing_site.html`,
        }),
      ),
      step("6d", "mette-sorensen", accept(en`Understood, and thanks for passing it on.`)),
    ],
  },
  {
    key: "haut-segur-asdf",
    organisation: "departement-haut-segur",
    via: "numerika",
    filer: "solene-guillou",
    subscription: "haut-segur-standard",
    nature: "problem_report",
    severity: 3,
    subject: "test qsdf",
    description: "qsdf qsdf azer ??",
    filedAgo: gap("15d 1h"),
    steps: [
      step("4h", "thomas-riviere", take()),
      step(
        "5m",
        "thomas-riviere",
        rejectUnintelligible(fr`
        Bonjour Solène, cette demande ne contient rien que nous puissions traiter ; elle ressemble à un essai du formulaire. S'il s'agissait d'un vrai
        problème, merci d'en déposer une nouvelle avec la description de ce que vous observez.
      `),
      ),
    ],
  },
  {
    key: "arvor-quartz-follow-up",
    organisation: "groupe-arvor",
    filer: "hugo-lebreton",
    subscription: "arvor-premium",
    nature: "problem_report",
    severity: 3,
    followUpOf: "arvor-quartz-cluster",
    subject: fr`Suite : le résumé quotidien part maintenant en triple`,
    description: fr`
      Suite de notre demande fermée sur les tâches planifiées. Depuis l'ajout d'un troisième nœud, le résumé part trois fois : la gêne n'est plus supportable
      jusqu'à 6.5.6. Existe-t-il un contournement d'ici là ?
    `,
    filedAgo: gap("6h"),
    steps: [
      step("1h", "lea-fontaine", take()),
      step(
        "30m",
        "lea-fontaine",
        ask(fr`Bonjour Hugo, pour vous proposer un contournement sûr à trois nœuds :`, [
          fr`les lignes \`exo.cluster.*\` et \`exo.notification.*\` de chaque nœud`,
          fr`le nœud sur lequel vous préféreriez voir partir le résumé`,
        ]),
      ),
      step(
        "1h 30m",
        "hugo-lebreton",
        answer(fr`Le second point d'abord, je n'ai pas encore la main sur le troisième nœud.`, [
          "",
          fr`Le nœud 1.`,
        ]),
      ),
    ],
  },
  {
    key: "saint-alban-chat-follow-up",
    organisation: "chu-saint-alban",
    filer: "fatima-benali",
    subscription: "saint-alban-premium",
    nature: "question",
    severity: 4,
    followUpOf: "saint-alban-chat-security",
    subject: fr`Le correctif du chat est-il à reposer après la mise à jour 6.5.6 ?`,
    description: fr`Suite du correctif ponctuel posé le mois dernier : faudra-t-il le reposer après le passage en 6.5.6, ou y sera-t-il compris ?`,
    filedAgo: gap("50m"),
    steps: [],
  },
];
