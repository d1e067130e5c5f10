import {
  accept,
  answer,
  ask,
  assign,
  conclude,
  note,
  qualify,
  remind,
  reply,
  resume,
  startWork,
  take,
} from "../acts.ts";
import { gap } from "../gap.ts";
import { en, file, fr } from "../prose.ts";
import { step, type Story } from "../story.ts";

export const search: readonly Story[] = [
  {
    key: "arvor-search-encrypted",
    organisation: "groupe-arvor",
    filer: "claire-martin",
    subscription: "arvor-premium",
    nature: "problem_report",
    severity: 1,
    subject: fr`La recherche de documents échoue après la mise à jour 6.5.5`,
    description: fr`
      Depuis la mise à jour de maintenance en 6.5.5 de la fin de semaine, la recherche ne trouve plus aucun document déposé après la mise à jour,
      et l'indexation semble tourner en boucle. Les documents plus anciens sont trouvés.

      ## Pour reproduire
      1. Déposer un PDF dans l'espace *Direction juridique*.
      2. Attendre une minute.
      3. Chercher un mot de son titre : aucun résultat.

      ~~~
      {-14:07.431} | ERROR | Error while indexing document 5d0f2c9e-unit [o.e.c.s.index.impl.ElasticIndexingOperationProcessor<exo-scheduler_Worker-3>]
      org.exoplatform.commons.search.es.client.ElasticClientException: {"type":"mapper_parsing_exception","reason":"failed to parse field [attachment]"}
        at org.exoplatform.commons.search.es.client.ElasticIndexingAuditTrail.logRejectedDocumentBulkOperation(ElasticIndexingAuditTrail.java:62)
      ~~~

      **Environnement** : production « intranet-prod », eXo Platform 6.5.5, Tomcat 9.0.83, OpenJDK 17.0.9 \`-Xmx6g\`, PostgreSQL 15,
      Elasticsearch externe (image 2.1.0), Debian 12, 2 400 utilisateurs.
    `,
    filedAgo: gap("7d 4h"),
    steps: [
      step("31m", "nadia-belkacem", take()),
      step(
        "17m",
        "nadia-belkacem",
        qualify(
          { severity: 2 },
          fr`Le portail fonctionne et les documents s'ouvrent par leur dossier : capacité réduite, non un arrêt.`,
        ),
      ),
      step(
        "2m",
        "nadia-belkacem",
        ask(
          fr`Bonjour Claire, la pile montre que l'index refuse certains fichiers joints. Pour savoir lesquels :`,
          [
            fr`\`platform.log\` de la journée, complet`,
            fr`un thread dump pris pendant que l'indexation tourne en boucle`,
            fr`un des documents refusés, ou son type s'il est confidentiel`,
          ],
        ),
      ),
      step(
        "1d",
        "claire-martin",
        answer(
          fr`Voici les journaux et un thread dump pris pendant l'incident.`,
          [
            fr`Joint, réduit aux lignes d'erreur.`,
            fr`Joint.`,
            fr`Confidentiel : ce sont des PDF chiffrés par notre outil de signature.`,
          ],
          {
            files: [
              {
                name: "platform.log",
                content: file`
                  {-01:10:02.114} | INFO  | eXo Platform 6.5.5 started in 92311 ms [org.exoplatform.platform.common.PlatformListener<main>]
                  {-58:14.007} | ERROR | Error while indexing document [o.e.c.s.index.impl.ElasticIndexingOperationProcessor<exo-scheduler_Worker-3>]
                  {-58:13.986} | WARN  | 412 indexing operations left in queue [o.e.c.s.index.impl.ElasticIndexingOperationProcessor<exo-scheduler_Worker-3>]
                  {-57:14.002} | ERROR | Error while indexing document [o.e.c.s.index.impl.ElasticIndexingOperationProcessor<exo-scheduler_Worker-1>]
                `,
              },
              {
                name: "threads.txt",
                content: file`
                  "exo-scheduler_Worker-3" #84 prio=5 os_prio=0 cpu=811202.17ms elapsed=9031.40s runnable
                     java.lang.Thread.State: RUNNABLE
                  	at java.util.Base64$Encoder.encode0(java.base@17.0.9/Base64.java:318)
                  	at org.exoplatform.services.wcm.search.connector.FileindexingConnector.getDocument(FileindexingConnector.java:214)
                  	at org.exoplatform.commons.search.index.impl.ElasticIndexingOperationProcessor.process(ElasticIndexingOperationProcessor.java:187)
                `,
              },
            ],
          },
        ),
      ),
      step("1h", "nadia-belkacem", resume()),
      step(
        "6h",
        "nadia-belkacem",
        note(
          fr`Reproduit avec un PDF chiffré : le lot entier est rejeté puis remis en file. Vu avec l'ingénierie : MAINT-52811, correctif prévu en 6.5.6.`,
        ),
      ),
      step(
        "16h",
        "nadia-belkacem",
        qualify(
          { qualification: "anomaly" },
          fr`Reproduit sur une 6.5.5 nue, s'écarte de la documentation de l'indexation.`,
        ),
      ),
      step(
        "30m",
        "nadia-belkacem",
        conclude({
          kind: "workaround",
          text: fr`
            Cause trouvée : l'index rejette les pièces chiffrées depuis 6.5.5, et tout le lot avec elles (anomalie **MAINT-52811**).
            Désactiver l'indexation du contenu des pièces chiffrées rétablit la recherche ; le correctif définitif est prévu dans 6.5.6.
            Reproduit et vérifié chez nous.
          `,
          directives: fr`
            Dans \`gatein/conf/exo.properties\` :
            ~~~
            exo.search.index.encrypted=false
            ~~~
            Puis \`systemctl restart exo\` (environ deux minutes d'arrêt), et relancer l'indexation des documents depuis la page
            d'administration de la recherche. Les documents chiffrés restent trouvés par leur titre.
          `,
          form: "operating_procedure",
          appliedBy: "beneficiary",
          severityAfter: 3,
        }),
      ),
    ],
  },
  {
    key: "sicalor-reindex",
    organisation: "sicalor",
    filer: "julie-perrin",
    subscription: "sicalor-standard",
    nature: "problem_report",
    severity: 3,
    subject: fr`La réindexation complète s'arrête à 60 %`,
    description: fr`
      Nous avons relancé toute l'indexation après un changement de disque. Elle s'arrête toujours vers 60 %, sans erreur visible à l'écran.
      eXo Platform 6.4.4, Elasticsearch externe, 210 000 documents.
    `,
    filedAgo: gap("10d 3h"),
    steps: [
      step("4h", "lea-fontaine", take()),
      step(
        "35m",
        "lea-fontaine",
        ask(fr`Bonjour Julie, pour voir où la réindexation s'arrête :`, [
          fr`les journaux d'Elasticsearch de la même période`,
          fr`la réponse de \`GET /_cluster/health\` et de \`GET /_cat/indices?v\``,
          fr`l'espace libre du disque des données d'Elasticsearch`,
        ]),
      ),
      step(
        "8d",
        "lea-fontaine",
        remind(
          "letter",
          fr`Bonjour Julie, les trois éléments demandés nous permettraient de reprendre l'analyse.`,
        ),
      ),
    ],
  },
  {
    key: "nordhavn-search-shards",
    organisation: "nordhavn-logistics",
    filer: "lars-holm",
    subscription: "nordhavn-premium",
    nature: "problem_report",
    severity: 2,
    subject: en`Search returns HTTP 500 for words with a slash`,
    description: en`
      Searching for a container number such as \`MSKU/4471\` gives an error page. Our customs team works with these numbers all day.

      ~~~
      {-21:44.310} | ERROR | Error while searching [o.e.commons.search.es.ElasticSearchServiceConnector<http-nio-8080-exec-41>]
      org.exoplatform.commons.search.es.client.ElasticClientException: {"type":"query_shard_exception","reason":"Failed to parse query [MSKU/4471]"}
      ~~~

      eXo Platform 7.1.2, Elasticsearch 8.14.3, PostgreSQL 17, 700 users.
    `,
    filedAgo: gap("55d 2h"),
    steps: [
      step("25m", "david-okafor", take()),
      step(
        "40m",
        "david-okafor",
        reply(
          en`Hello Lars, reproduced on a plain 7.1.2: the slash reaches Elasticsearch unescaped. Checking which release carries the correction.`,
        ),
      ),
      step(
        "20m",
        "david-okafor",
        qualify({ qualification: "anomaly" }, en`Reproduced on a plain 7.1.2 in two steps.`),
      ),
      step(
        "3h",
        "david-okafor",
        conclude({
          kind: "fix",
          text: en`The query is escaped since 7.1.3, which is out. It is a maintenance update of the line that you run.`,
          directives: en`
          1. Read the upgrade notes of 7.1.3 and back up \`gatein/data\`, the database and the index.
          2. Stop the platform, install 7.1.3 beside the present version, carry over \`exo.properties\` and \`setenv-customize.sh\`.
          3. Start, then search for \`MSKU/4471\`: no new indexing is needed.
        `,
          category: "maintenance_version",
          release: "7.1.3",
          delivery: "delivered",
        }),
      ),
      step(
        "9d",
        "lars-holm",
        accept(en`Updated at the weekend, search works with slashes. Thanks!`),
      ),
    ],
  },
  {
    key: "kerlann-search-accents",
    organisation: "ville-de-kerlann",
    via: "numerika",
    filer: "solene-guillou",
    subscription: "kerlann-premium",
    nature: "problem_report",
    severity: 3,
    subject: fr`La recherche de personnes ne trouve pas les noms bretons avec « ñ »`,
    description: fr`
      « Fañch » n'est pas trouvé quand on tape « Fanch », alors que « Éric » l'est en tapant « Eric ». eXo Platform 6.5.5, index externe.
    `,
    filedAgo: gap("5d 6h"),
    steps: [
      step("2h", "thomas-riviere", take()),
      step("1h", "thomas-riviere", startWork()),
      step("5m", "helene-marchand", assign("minh-tran")),
      step(
        "1d 4h",
        "minh-tran",
        qualify(
          { qualification: "anomaly" },
          fr`Le filtre d'accents de l'index des profils garde ñ ; il ne le devrait pas selon la documentation de la recherche.`,
        ),
      ),
      step(
        "1h",
        "minh-tran",
        conclude({
          kind: "fix",
          text: fr`
          L'analyseur de l'index des profils laisse \`ñ\` tel quel. Le correctif est confirmé pour la version de maintenance 6.5.6 : l'index des
          profils passera au filtre complet \`asciifolding\`.
        `,
          directives: fr`
          À la sortie de 6.5.6 : mise à jour de maintenance depuis 6.5.5, puis réindexation des profils depuis l'administration de la recherche
          (environ cinq minutes pour 1 150 personnes).
        `,
          category: "maintenance_version",
          release: "6.5.6",
          delivery: "planned",
        }),
      ),
    ],
  },
];
