import {
  answer,
  ask,
  conclude,
  declareSeverity,
  note,
  qualify,
  rejectOutOfScope,
  remind,
  reply,
  resume,
  startWork,
  take,
} from "../acts.ts";
import { gap } from "../gap.ts";
import { en, file, fr } from "../prose.ts";
import { step, type Story } from "../story.ts";

export const performance: readonly Story[] = [
  {
    key: "saint-alban-stream-slow",
    organisation: "chu-saint-alban",
    filer: "fatima-benali",
    subscription: "saint-alban-premium",
    nature: "problem_report",
    severity: 3,
    subject: fr`Le fil d'activité met huit secondes à s'afficher`,
    description: fr`
      La page d'accueil met huit secondes à afficher le fil d'activité, à toute heure. Les autres pages sont normales. eXo Platform 6.5.5, PostgreSQL 15,
      6 200 comptes, environ 900 espaces.
    `,
    filedAgo: gap("3d 2h"),
    steps: [
      step("1h", "lea-fontaine", take()),
      step(
        "20m",
        "lea-fontaine",
        qualify(
          { severity: 3 },
          fr`Toutes les fonctions répondent, une page est lente : Mineur validé.`,
        ),
      ),
      step(
        "5m",
        "lea-fontaine",
        ask(fr`Bonjour Fatima, pour voir où passent ces huit secondes :`, [
          fr`trois \`jstack\` à cinq secondes d'intervalle pendant un affichage`,
          fr`les requêtes de plus d'une seconde du journal de PostgreSQL (\`log_min_duration_statement = 1000\`)`,
        ]),
      ),
      step(
        "1d",
        "fatima-benali",
        answer(
          fr`Les deux sont joints.`,
          [fr`Joint, le fil est le même les trois fois.`, fr`Joint.`],
          {
            files: [
              {
                name: "requetes-lentes.log",
                content: file`
          {-02:10:44.101} LOG:  duration: 6912.330 ms  execute <unnamed>: select distinct a1_0.ACTIVITY_ID, a1_0.UPDATED_DATE from SOC_ACTIVITIES a1_0
            left join SOC_STREAM_ITEMS s1_0 on a1_0.ACTIVITY_ID=s1_0.ACTIVITY_ID where s1_0.OWNER_ID in ($1,$2,...,$904) order by a1_0.UPDATED_DATE desc limit $905
        `,
              },
            ],
          },
        ),
      ),
      step("2h", "lea-fontaine", resume()),
      step(
        "10m",
        "lea-fontaine",
        note(
          fr`904 espaces dans un \`IN\` : les administrateurs sont membres de tout. Passer à David.`,
        ),
      ),
      step(
        "1d 2h",
        "etienne-roche",
        declareSeverity(
          2,
          fr`La direction a demandé à tout le personnel de passer par la page d'accueil dès la semaine prochaine : la lenteur touchera chacun.`,
        ),
      ),
      step(
        "1h",
        "lea-fontaine",
        reply(
          fr`Bonjour Étienne, l'équipe a vu votre déclaration. Notre qualification reste Mineur pour l'instant ; nous la revoyons si le nombre de personnes touchées change.`,
        ),
      ),
    ],
  },
  {
    key: "sicalor-shared-calendar",
    organisation: "sicalor",
    filer: "julie-perrin",
    subscription: "sicalor-standard",
    nature: "problem_report",
    severity: 3,
    subject: fr`Calendrier partagé vide pour une partie de l'équipe`,
    description: fr`Le calendrier de l'espace *Planification* est vide pour huit personnes sur vingt, toutes arrivées ce mois-ci. eXo Platform 6.4.4, exo-agenda.`,
    filedAgo: gap("1d 3h"),
    steps: [
      step("3h", "thomas-riviere", take()),
      step(
        "15m",
        "thomas-riviere",
        reply(
          fr`Bonjour Julie, ces huit personnes ont-elles été ajoutées à l'espace une à une, ou par l'invitation d'un groupe ?`,
        ),
      ),
      step(
        "2h",
        "julie-perrin",
        reply(fr`Par l'invitation du groupe *Production*, toutes les huit.`),
      ),
    ],
  },
  {
    key: "valmont-tuning",
    organisation: "credit-valmont",
    filer: "olivier-masson",
    subscription: "valmont-premium",
    nature: "question",
    severity: 4,
    subject: fr`Quels réglages de JVM et de base conseillez-vous pour 8 000 utilisateurs ?`,
    description: fr`Nous passerons à 8 000 utilisateurs l'an prochain. Quels réglages de la machine virtuelle, de Tomcat et de PostgreSQL nous conseillez-vous ?`,
    filedAgo: gap("21d 4h"),
    steps: [
      step("1d", "david-okafor", take()),
      step(
        "30m",
        "david-okafor",
        rejectOutOfScope(
          "settings_recommendations",
          fr`
        Bonjour Olivier, le support ne donne pas de recommandations de paramètres ni d'optimisation (procédure, § 2.1) : elles demandent une étude de votre
        environnement, que nos services professionnels font. Les minimums par version restent publiés dans la documentation d'installation.
      `,
        ),
      ),
    ],
  },
  {
    key: "ravensmouth-slow-mornings",
    organisation: "port-of-ravensmouth",
    filer: "harriet-cole",
    subscription: "ravensmouth-standard",
    nature: "problem_report",
    severity: 3,
    subject: en`Portal slow every morning between the two shifts`,
    description: en`For about twenty minutes around the change of shift every page takes five seconds or more. eXo Platform 7.0.3, 300 users, MySQL 8.4.`,
    filedAgo: gap("9d 2h"),
    steps: [
      step("5h", "minh-tran", take()),
      step(
        "20m",
        "minh-tran",
        ask(en`Hello Harriet. During one such period, please have Halden or your own team take:`, [
          en`three thread dumps, ten seconds apart`,
          en`\`SHOW FULL PROCESSLIST\` on MySQL, three times as well`,
          en`CPU and memory of both machines`,
        ]),
      ),
      step(
        "6d",
        "minh-tran",
        remind(
          "letter",
          en`Hello Harriet, could somebody catch one of these mornings? Any one of the three would already help.`,
        ),
      ),
    ],
  },
  {
    key: "arvor-thread-pool",
    organisation: "groupe-arvor",
    filer: "anthony-royer",
    subscription: "arvor-premium",
    nature: "problem_report",
    severity: 2,
    subject: fr`Tomcat : « All threads (200) are currently busy » pendant les vœux du président`,
    description: fr`
      Pendant la diffusion en direct, le portail a cessé de répondre dix minutes.
      ~~~
      {-02:05:11.020} | WARN  | All threads (200) are currently busy, waiting. Increase maxThreads (200) or check the servlet status [o.a.tomcat.util.threads.ThreadPool<http-nio-8080-Acceptor>]
      ~~~
      Une autre diffusion est prévue la semaine prochaine.
    `,
    filedAgo: gap("2d 3h"),
    steps: [
      step("30m", "nadia-belkacem", take()),
      step(
        "40m",
        "nadia-belkacem",
        qualify(
          { severity: 3 },
          fr`Incident passé, service rendu depuis : Mineur jusqu'à la prochaine diffusion.`,
        ),
      ),
      step("1h", "nadia-belkacem", startWork()),
      step(
        "1d",
        "nadia-belkacem",
        note(
          fr`190 fils sur 200 attendent \`DocumentPreviewService\` sur une vidéo de 1,2 Go. Ce n'est pas un manque de fils.`,
        ),
      ),
      step(
        "1h",
        "nadia-belkacem",
        conclude({
          kind: "workaround",
          text: fr`Les fils étaient pris par l'aperçu de la vidéo du direct, affichée sur l'accueil. Mise en lien plutôt qu'en aperçu, elle n'occupe plus le serveur.`,
          directives: fr`Dans la page d'accueil, remplacer le module *Aperçu de document* par un lien vers la vidéo, avant la prochaine diffusion. Sans arrêt.`,
          form: "operating_procedure",
          appliedBy: "beneficiary",
          severityAfter: 4,
        }),
      ),
    ],
  },
];
