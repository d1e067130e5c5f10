import { accept, answer, ask, conclude, note, reply, resume, take } from "../acts.ts";
import { gap } from "../gap.ts";
import { en, file, fr } from "../prose.ts";
import { step, type Story } from "../story.ts";

/** What the machine below does to the platform: its memory, its disks. */
export const system: readonly Story[] = [
  {
    key: "kerlann-native-memory",
    organisation: "ville-de-kerlann",
    via: "numerika",
    filer: "quentin-moreau",
    subscription: "kerlann-premium",
    nature: "problem_report",
    severity: 2,
    subject: fr`Le noyau tue le processus java faute de mémoire`,
    description: fr`
      Le noyau a tué \`java\` deux fois cette semaine, alors que le tas est limité à 12 Go sur une machine de 16 Go.
      \`dmesg\` : \`Out of memory: Killed process 2210 (java) total-vm:21183044kB, anon-rss:15480120kB\`.
    `,
    filedAgo: gap("52d 1h"),
    steps: [
      step("25m", "thomas-riviere", take()),
      step(
        "1h",
        "thomas-riviere",
        conclude({
          kind: "third_party",
          text: fr`La mémoire manque à cause d'un autre logiciel de la machine : LibreOffice, lancé pour les aperçus par un outil de la Ville, y prend jusqu'à 4 Go.`,
          demonstration: fr`
          Votre relevé \`ps aux --sort=-rss\` montre onze processus \`soffice.bin\`, lancés par \`/opt/kerlann/apercu.sh\`, pour 4,3 Go.
          La machine virtuelle tient dans ses limites : 12 Go de tas et 1,1 Go hors tas d'après \`jcmd VM.native_memory\`.
        `,
        }),
      ),
      step("2d", "quentin-moreau", accept(fr`Confirmé par la Ville, l'outil a été déplacé.`)),
    ],
  },
  {
    key: "ravensmouth-slow-startup",
    organisation: "port-of-ravensmouth",
    via: "halden-integration",
    filer: "owen-pryce",
    subscription: "ravensmouth-standard",
    nature: "problem_report",
    severity: 3,
    subject: en`Start-up takes 25 minutes since last week's restart`,
    description: en`
      Start-up used to take about 90 seconds. Since last week it takes 25 minutes, every time:

      ~~~
      {-31:09.002} | INFO  | Server startup in 1502311 ms [org.apache.catalina.startup.Catalina<main>]
      ~~~

      Nothing else was changed that we know of. The port's shift planners lose the tool each time we restart.
      eXo Platform 7.0.3, Tomcat 10, Temurin 21, Ubuntu 24.04, MySQL 8.4, 300 users.
    `,
    filedAgo: gap("3d 4h"),
    steps: [
      step("3h", "david-okafor", take()),
      step(
        "15m",
        "david-okafor",
        ask(en`Hello Owen. Two things would show where the time goes:`, [
          en`the whole platform.log of one slow start`,
          en`three thread dumps, one minute apart, taken during the slow part: \`jcmd <pid> Thread.print\``,
        ]),
      ),
      step(
        "20h",
        "owen-pryce",
        answer(
          en`The top of one dump is attached; the three look alike.`,
          [
            en`It writes nothing at all between the Infinispan banner and the last line above.`,
            en`Attached.`,
          ],
          {
            files: [
              {
                name: "threads-2.txt",
                content: file`
                "main" #1 [4711] prio=5 os_prio=0 cpu=1204311.22ms elapsed=1260.41s runnable
                   java.lang.Thread.State: RUNNABLE
                	at java.io.UnixFileSystem.getBooleanAttributes0(java.base@21.0.4/Native Method)
                	at java.io.File.isDirectory(java.base@21.0.4/File.java:876)
                	at org.exoplatform.services.jcr.impl.storage.value.fs.FileCleaner.sweep(FileCleaner.java:118)
              `,
              },
            ],
          },
        ),
      ),
      step(
        "2h",
        "david-okafor",
        note(
          en`The main thread walks gatein/data/jcr/values file by file. Slow NFS or a directory with millions of entries? Reproducing with 2 M empty files.`,
        ),
      ),
      step("10m", "david-okafor", resume()),
      step(
        "1h",
        "david-okafor",
        reply(
          en`Thank you, the dumps are conclusive: start-up walks the value storage. We are reproducing it with a folder of the same size.`,
        ),
      ),
    ],
  },
  {
    key: "saint-alban-flood-stage",
    organisation: "chu-saint-alban",
    filer: "etienne-roche",
    subscription: "saint-alban-premium",
    nature: "problem_report",
    severity: 2,
    subject: fr`Plus aucun contenu récent dans la recherche depuis trois jours`,
    description: fr`
      La recherche répond, mais rien de ce qui a été publié depuis trois jours n'y paraît.

      ~~~
      {-17:20.650} | ERROR | Bulk request failed [o.e.c.search.es.client.ElasticIndexingClient<exo-scheduler_Worker-2>]
      cluster_block_exception: index [profile_v2] blocked by: [TOO_MANY_REQUESTS/12/disk usage exceeded flood-stage watermark, index has read-only-allow-delete block];
      ~~~
    `,
    filedAgo: gap("71d 1h"),
    steps: [
      step("38m", "ines-gharbi", take()),
      step(
        "25m",
        "ines-gharbi",
        conclude({
          kind: "workaround",
          text: fr`Le disque d'Elasticsearch a dépassé 95 % : l'index s'est mis en lecture seule pour se protéger, et y reste tant qu'on ne l'en sort pas.`,
          directives: fr`
          1. Libérer ou agrandir le disque des données d'Elasticsearch (moins de 85 % occupés).
          2. Lever le verrou :
          ~~~
          curl -X PUT "http://127.0.0.1:9200/_all/_settings" -H "Content-Type: application/json" \
               -d '{"index.blocks.read_only_allow_delete": null}'
          ~~~
          3. La file d'indexation de la plateforme se vide d'elle-même en quelques minutes.
        `,
          form: "operating_procedure",
          appliedBy: "beneficiary",
        }),
      ),
      step(
        "4h",
        "etienne-roche",
        accept(
          fr`Disque agrandi et verrou levé, tout est revenu. Nous ajoutons une alerte à 80 %.`,
        ),
      ),
    ],
  },
];
