import {
  accept,
  answer,
  ask,
  conclude,
  note,
  qualify,
  rejectNotCovered,
  rejectOutOfScope,
  reply,
  resume,
  take,
} from "../acts.ts";
import { gap } from "../gap.ts";
import { en, file, fr } from "../prose.ts";
import { step, type Story } from "../story.ts";

const upgradeGuide = {
  title: "Upgrade",
  url: "https://docs-backup.exoplatform.org/en/6.3/Upgrade.html",
};

export const upgrade: readonly Story[] = [
  {
    key: "carthea-upgrade-plugin",
    organisation: "assurances-carthea",
    filer: "leila-mansouri",
    subscription: "carthea-standard",
    nature: "problem_report",
    severity: 2,
    subject: fr`Un greffon de mise à jour échoue à chaque démarrage depuis 6.4.4`,
    description: fr`
      Après la mise à jour de maintenance vers 6.4.4, un greffon de mise à jour des données échoue à chaque démarrage. Le portail démarre, mais les favoris
      des utilisateurs ont disparu des menus.

      ~~~
      {-01:22:40.095} | ERROR | Error while executing upgrade plugin: UserFavoriteUpgradePlugin [o.e.c.upgrade.UpgradeProductService<main>]
      javax.persistence.PersistenceException: org.hibernate.exception.ConstraintViolationException: could not execute statement
      Caused by: java.sql.SQLIntegrityConstraintViolationException: Duplicate entry '1184-space-77' for key 'UK_SOC_METADATA_ITEMS_01'
      ~~~

      Base MySQL 8.0.31, OpenJDK 17, Tomcat 9, 480 utilisateurs.
    `,
    filedAgo: gap("3d 5h"),
    steps: [
      step("2h", "ines-gharbi", take()),
      step(
        "30m",
        "ines-gharbi",
        ask(fr`Bonjour Leïla, il nous faut, sans rien modifier dans la base :`, [
          fr`le résultat de \`SELECT COUNT(*), OBJECT_ID, CREATOR_ID FROM SOC_METADATA_ITEMS GROUP BY OBJECT_ID, CREATOR_ID HAVING COUNT(*) > 1\``,
          fr`la version exacte d'où vous venez`,
          fr`\`platform.log\` du premier démarrage après la mise à jour`,
        ]),
      ),
      step(
        "1d 4h",
        "leila-mansouri",
        answer(
          fr`Notre exploitant a lancé la requête.`,
          [
            fr`37 lignes, jointes.`,
            fr`6.4.0, nous n'avions passé aucune version intermédiaire.`,
            fr`Déjà purgé, nous n'avons plus que celui de la veille.`,
          ],
          {
            files: [
              {
                name: "doublons.csv",
                content: file`
          count,object_id,creator_id
          2,space-77,1184
          2,space-77,1190
          3,space-12,204
        `,
              },
            ],
          },
        ),
      ),
    ],
  },
  {
    key: "rheinfurt-migration-plan",
    organisation: "universitaet-rheinfurt",
    filer: "anke-vogel",
    subscription: "rheinfurt-standard",
    nature: "question",
    severity: 4,
    subject: en`Please migrate our 6.5 platform to 7.1 during the semester break`,
    description: en`
      We would like to go from 6.5.5 to 7.1 during the semester break and would like you to plan and carry out the migration of data and customisations.
      How many days should we reserve?
    `,
    filedAgo: gap("19d 6h"),
    steps: [
      step("1d 2h", "minh-tran", take()),
      step(
        "35m",
        "minh-tran",
        rejectOutOfScope(
          "version_change_migration",
          en`
        Hello Anke. Going from 6.5 to 7.1 is a version change: the release is included in your subscription, the migration work is not part of support
        (procedure, section 2.1). It can be ordered as a professional service; your account manager has been told. A question about one step of the
        upgrade guide is welcome here at any time.
      `,
        ),
      ),
    ],
  },
  {
    key: "orvalis-news-after-upgrade",
    organisation: "mutuelle-orvalis",
    filer: "isabelle-caron",
    subscription: "orvalis-premium",
    nature: "problem_report",
    severity: 2,
    subject: fr`Les images des actualités ont disparu après la mise à jour de maintenance`,
    description: fr`
      Depuis le passage en 6.5.5, les actualités antérieures s'affichent sans leur image d'illustration (\`404\` sur \`/portal/rest/v1/news/.../illustration\`).
      Les nouvelles s'affichent bien. La direction de la communication y tient beaucoup : 1 800 lecteurs.
    `,
    filedAgo: gap("5d 1h"),
    steps: [
      step("50m", "nadia-belkacem", take()),
      step(
        "20m",
        "nadia-belkacem",
        qualify(
          { severity: 3 },
          fr`Seule l'image d'illustration manque ; les actualités restent lisibles : perte partielle, non critique.`,
        ),
      ),
      step(
        "10m",
        "nadia-belkacem",
        ask(fr`Bonjour Isabelle, pour suivre une image de bout en bout :`, [
          fr`l'adresse complète d'une image en 404`,
          fr`le contenu de \`exo.files.storage.dir\` dans \`exo.properties\``,
          fr`l'existence du fichier correspondant sur le disque`,
        ]),
      ),
      step(
        "1d 3h",
        "isabelle-caron",
        answer(fr`Notre exploitant confirme que les fichiers sont là.`, [
          fr`\`/portal/rest/v1/news/4c1f0e77/illustration?v=1\``,
          fr`\`/srv/exo/gatein/data/files\``,
          fr`Oui, lisible par l'utilisateur \`exo\`.`,
        ]),
      ),
      step("2h", "nadia-belkacem", resume()),
      step(
        "4h",
        "nadia-belkacem",
        note(
          fr`Les actualités d'avant pointent vers l'ancien espace de noms \`news\` des fichiers, que le greffon de 6.5.5 ne renomme pas quand l'espace est masqué. À vérifier avec leur base.`,
        ),
      ),
      step(
        "30m",
        "nadia-belkacem",
        reply(
          fr`Bonjour Isabelle, les fichiers sont intacts : c'est leur rattachement qui n'a pas suivi. Nous reproduisons avec un espace masqué, comme les vôtres.`,
        ),
      ),
    ],
  },
  {
    key: "vauclair-ended",
    organisation: "transports-vauclair",
    filer: "gilles-bonnet",
    subscription: null,
    nature: "problem_report",
    severity: 2,
    subject: fr`Échec de la mise à jour de 4.4.4 vers 4.4.5`,
    description: fr`
      La mise à jour de 4.4.4 vers 4.4.5 échoue : \`java.lang.UnsupportedClassVersionError\` au démarrage. Nous utilisons Java 7 et JBoss EAP 6.4.
      Notre renouvellement est en cours de signature.
    `,
    filedAgo: gap("12d 3h"),
    steps: [
      step("3h", "thomas-riviere", take()),
      step(
        "15m",
        "helene-marchand",
        note(
          fr`Le contrat a pris fin le mois dernier, renouvellement non signé d'après le commerce. Réponse claire et contact donné.`,
        ),
      ),
      step(
        "20m",
        "thomas-riviere",
        rejectNotCovered(
          "1.1",
          fr`
        Bonjour Gilles, les services de support demandent une souscription active (procédure, § 1.1), et celle de Transports Vauclair
        a pris fin le mois dernier. Votre demande est gardée telle quelle : dès le renouvellement, citez-la dans une nouvelle demande et nous la
        reprendrons sans rien vous redemander.
      `,
        ),
      ),
    ],
  },
  {
    key: "nordhavn-addon-compatibility",
    organisation: "nordhavn-logistics",
    filer: "mette-sorensen",
    subscription: "nordhavn-premium",
    nature: "problem_report",
    severity: 3,
    subject: en`Jitsi add-on disappears from the add-on list after the update to 7.1.2`,
    description: en`
      \`addon list --installed\` no longer shows exo-jitsi after the maintenance update, although the web application is still there and calls work
      for those who kept the page open. 7.1.2, 700 users.
    `,
    filedAgo: gap("6d 3h"),
    steps: [
      step("1h", "david-okafor", take()),
      step(
        "2h",
        "david-okafor",
        reply(
          en`Hello Mette, reproduced here. The add-on's descriptor was left out of the 7.1.2 package.`,
        ),
      ),
      step(
        "1d 1h",
        "david-okafor",
        qualify(
          { severity: 3, qualification: "anomaly" },
          en`Reproduced with the package of 7.1.2; calls go on, so Minor stands.`,
        ),
      ),
      step(
        "20m",
        "david-okafor",
        conclude({
          kind: "fix",
          text: en`The descriptor is back in 7.1.3, which is out.`,
          directives: en`
          1. Update to 7.1.3 as its upgrade notes say.
          2. Then install the add-on again, so that the catalogue knows it: \`./addon install exo-jitsi --conflict=overwrite\`
          3. Restart, and check with \`./addon list --installed\`.
        `,
          category: "maintenance_version",
          release: "7.1.3",
          delivery: "delivered",
        }),
      ),
    ],
  },
  {
    key: "sicalor-skip-versions",
    organisation: "sicalor",
    filer: "marc-delorme",
    subscription: "sicalor-standard",
    nature: "question",
    severity: 4,
    subject: fr`Peut-on passer directement de 6.4.0 à 6.4.4 ?`,
    description: fr`Nous avons manqué trois versions de maintenance. Faut-il les installer une à une, ou peut-on aller tout de suite à 6.4.4 ?`,
    filedAgo: gap("38d 2h"),
    steps: [
      step("1d", "lea-fontaine", take()),
      step(
        "25m",
        "lea-fontaine",
        conclude({
          kind: "information",
          text: fr`
          Bonjour Marc, une mise à jour est garantie et essayée depuis la version de maintenance précédente seulement. Aller plus loin d'un coup reste possible
          à condition de lire et d'appliquer les notes de chaque version sautée, dans l'ordre. La page citée les donne toutes.
        `,
          resource: upgradeGuide,
        }),
      ),
      step("4h", "marc-delorme", accept()),
    ],
  },
];
