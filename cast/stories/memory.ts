import {
  acknowledge,
  answer,
  ask,
  conclude,
  escalate,
  note,
  qualify,
  refuse,
  remind,
  reply,
  resume,
  startWork,
  take,
} from "../acts.ts";
import { gap } from "../gap.ts";
import { file, fr } from "../prose.ts";
import { step, type Story } from "../story.ts";

export const memory: readonly Story[] = [
  {
    key: "valmont-heap-exhausted",
    organisation: "credit-valmont",
    filer: "karim-haddad",
    subscription: "valmont-premium",
    nature: "problem_report",
    severity: 1,
    subject: fr`OutOfMemoryError deux fois par jour, toutes les agences coupées`,
    description: fr`
      Le portail tombe deux fois par jour, à l'ouverture des agences et en début d'après-midi. Il faut relancer les deux nœuds.

      ~~~
      {-47:02.330} | ERROR | Servlet.service() for servlet [RestServer] threw exception [o.a.c.core.ContainerBase.[Catalina]<http-nio-8080-exec-211>]
      java.lang.OutOfMemoryError: Java heap space
        at java.base/java.util.Arrays.copyOf(Arrays.java:3537)
        at org.exoplatform.social.core.jpa.storage.dao.jpa.ActivityDAOImpl.getActivities(ActivityDAOImpl.java:402)
      ~~~

      eXo Platform 6.5.5 en grappe de deux nœuds, 16 Go de tas par nœud, Oracle remplacé par PostgreSQL 15 au printemps, 5 200 utilisateurs.
    `,
    filedAgo: gap("4d 6h"),
    steps: [
      step("9m", "nadia-belkacem", take()),
      step(
        "6m",
        "nadia-belkacem",
        qualify(
          { severity: 1 },
          fr`Toutes les agences coupées, sans contournement : Bloquant validé.`,
        ),
      ),
      step(
        "3m",
        "nadia-belkacem",
        ask(fr`Bonjour Karim, au prochain arrêt, avant de relancer :`, [
          fr`un vidage du tas : ajouter \`-XX:+HeapDumpOnOutOfMemoryError -XX:HeapDumpPath=/srv/dumps\` à \`CATALINA_OPTS\``,
          fr`\`jmap -histo:live <pid> | head -40\` sur les deux nœuds, maintenant`,
          fr`\`gc.log\` de la journée`,
        ]),
      ),
      step(
        "2h",
        "karim-haddad",
        answer(
          fr`Voici l'histogramme du nœud 1. Le vidage (11 Go) est sur votre dépôt.`,
          [
            fr`Pris à l'arrêt suivant, \`java_pid3317.hprof\`.`,
            fr`Joint.`,
            fr`Le ramasse-miettes passait 96 % du temps juste avant l'arrêt.`,
          ],
          {
            files: [
              {
                name: "histo-noeud1.txt",
                content: file`
         num     #instances         #bytes  class name
        ----------------------------------------------
           1:      18204417     2330165376  org.exoplatform.social.core.jpa.storage.entity.ActivityEntity
           2:      54613251     1747624032  [B (java.base@17.0.9)
           3:      36411200     1165158400  java.util.HashMap$Node (java.base@17.0.9)
      `,
              },
            ],
          },
        ),
      ),
      step("25m", "nadia-belkacem", resume()),
      step(
        "5h",
        "nadia-belkacem",
        note(
          fr`18 millions d'ActivityEntity : une requête sans limite. Qui l'appelle ? Les piles du vidage disent \`/rest/v1/social/activities?limit=0\`, adresse source 10.20.4.17.`,
        ),
      ),
      step(
        "20m",
        "nadia-belkacem",
        reply(
          fr`Bonjour Karim, le tas est rempli par des lectures d'activités sans limite, venues de 10.20.4.17. Quelle application tourne sur cette machine ?`,
        ),
      ),
      step(
        "1h",
        "karim-haddad",
        reply(
          fr`C'est notre application mobile interne, mise à jour la semaine dernière. Nous ne pouvons pas la retirer avant plusieurs jours.`,
        ),
      ),
      step(
        "18h",
        "david-okafor",
        note(
          fr`J'ai reproduit avec \`limit=0\` : 6.5.5 le lit comme « tout ». Un plafond côté serveur est possible par propriété, à valider.`,
        ),
      ),
      step(
        "30m",
        "nadia-belkacem",
        reply(
          fr`Nous validons un plafond côté serveur qui protégerait la plateforme quelle que soit l'application qui l'appelle. Prochain point demain au plus tard.`,
        ),
      ),
      step(
        "6h",
        "karim-haddad",
        escalate(
          "delay_overrun",
          fr`Quatrième jour de coupures aux heures d'ouverture. Nous attendons une date pour le plafond, et un point de vive voix avec notre direction des agences.`,
        ),
      ),
      step(
        "25m",
        "helene-marchand",
        acknowledge(
          fr`Je reprends ce cas avec Nadia et David, et je vous propose un appel cet après-midi.`,
        ),
      ),
    ],
  },
  {
    key: "orvalis-metaspace",
    organisation: "mutuelle-orvalis",
    filer: "romain-teyssier",
    subscription: "orvalis-premium",
    nature: "problem_report",
    severity: 2,
    subject: fr`OutOfMemoryError (Metaspace) après plusieurs redéploiements d'une extension`,
    description: fr`
      Le portail s'arrête environ tous les dix jours avec \`java.lang.OutOfMemoryError: Metaspace\`. Nous redéployons souvent notre extension de charte graphique.
      eXo Platform 6.5.5, OpenJDK 17.0.9, \`-XX:MaxMetaspaceSize=512m\`.
    `,
    filedAgo: gap("9d 4h"),
    steps: [
      step("1h", "lea-fontaine", take()),
      step(
        "45m",
        "lea-fontaine",
        qualify(
          { severity: 3 },
          fr`Un arrêt tous les dix jours, redémarrage connu : gêne limitée.`,
        ),
      ),
      step(
        "2h",
        "lea-fontaine",
        conclude({
          kind: "workaround",
          text: fr`Chaque redéploiement à chaud laisse l'ancien chargeur de classes en mémoire. Un redémarrage après chaque déploiement évite l'accumulation.`,
          directives: fr`Déployer l'extension portail arrêté : \`./stop_eXo.sh\`, copier le \`.war\`, \`./start_eXo.sh --background\`.`,
          form: "operating_procedure",
          appliedBy: "beneficiary",
        }),
      ),
      step(
        "1d 2h",
        "romain-teyssier",
        refuse(fr`
        Nous ne pouvons pas arrêter le portail en journée pour une couleur. Et l'arrêt s'est produit la semaine dernière sans aucun redéploiement
        depuis le démarrage : le redémarrage ne suffit donc pas.
      `),
      ),
    ],
  },
  {
    key: "sicalor-gc-pauses",
    organisation: "sicalor",
    filer: "julie-perrin",
    subscription: "sicalor-standard",
    nature: "problem_report",
    severity: 3,
    subject: fr`Le portail se fige quelques secondes plusieurs fois par heure`,
    description: fr`Tout le monde voit l'écran se figer cinq à dix secondes, plusieurs fois par heure, puis tout repart. eXo Platform 6.4.4, 8 Go de tas.`,
    filedAgo: gap("31d 2h"),
    steps: [
      step("3h", "thomas-riviere", take()),
      step(
        "20m",
        "thomas-riviere",
        ask(
          fr`Bonjour Julie, ces arrêts ressemblent à des pauses du ramasse-miettes. Pour le confirmer :`,
          [
            fr`\`gc.log\` d'une heure (\`-Xlog:gc*:file=gc.log:time,uptime\`)`,
            fr`la charge et la mémoire libre de la machine au même moment`,
          ],
        ),
      ),
      step(
        "7d",
        "thomas-riviere",
        remind("letter", fr`Bonjour Julie, avez-vous pu relever \`gc.log\` ?`),
      ),
      step(
        "7d",
        "thomas-riviere",
        remind(
          "phone",
          fr`Message laissé sur le répondeur de Julie Perrin, avec la liste des deux éléments attendus.`,
        ),
      ),
      step(
        "8d",
        "thomas-riviere",
        remind(
          "letter",
          fr`Troisième rappel : sans réponse, nous pourrons fermer cette demande. Une nouvelle demande pourra toujours la citer.`,
        ),
      ),
    ],
  },
  {
    key: "saint-alban-leak-patch",
    organisation: "chu-saint-alban",
    filer: "etienne-roche",
    subscription: "saint-alban-premium",
    nature: "problem_report",
    severity: 1,
    subject: fr`Fuite de sessions JCR : le portail des urgences s'arrête chaque nuit`,
    description: fr`
      Chaque nuit vers la fin des sauvegardes, le portail ne répond plus. \`leak-detector.log\` compte des milliers de sessions non fermées :

      ~~~
      {-06:15:44.201} | WARN  | 4812 JCR sessions opened and never closed, oldest by DocumentsBackupJob [o.e.s.jcr.impl.core.SessionTracker<leak-detector>]
      ~~~

      Les urgences se servent de l'annuaire des gardes toute la nuit. eXo Platform 6.5.5.
    `,
    filedAgo: gap("3d 3h"),
    steps: [
      step("11m", "david-okafor", take()),
      step(
        "20m",
        "david-okafor",
        qualify(
          { severity: 1, qualification: "anomaly" },
          fr`Arrêt chaque nuit d'un service des urgences ; fuite visible dans le code de la tâche de sauvegarde.`,
        ),
      ),
      step("10m", "david-okafor", startWork()),
      step(
        "1d 1h",
        "david-okafor",
        reply(
          fr`Bonjour Étienne, le correctif ponctuel est prêt et passe nos essais de nuit sur une copie de même taille. Livraison dans la journée.`,
        ),
      ),
      step(
        "5h",
        "david-okafor",
        conclude({
          kind: "fix",
          text: fr`La tâche de sauvegarde ferme désormais ses sessions. Livré en correctif ponctuel, car le service s'interrompt chaque nuit ; il sera repris dans 6.5.6.`,
          directives: fr`
          ~~~
          ./addon install patch-6.5.5:1 --conflict=overwrite
          systemctl restart exo
          ~~~
          Deux minutes d'arrêt. Le lendemain, \`leak-detector.log\` ne doit plus compter que quelques dizaines de sessions.
        `,
          category: "one_off_patch",
          release: "6.5.5",
          delivery: "delivered",
          ground: "service_interruption",
        }),
      ),
    ],
  },
];
