import {
  accept,
  conclude,
  note,
  qualify,
  refuse,
  remind,
  reply,
  saidByPhone,
  startWork,
  take,
} from "../acts.ts";
import { gap } from "../gap.ts";
import { en, file, fr } from "../prose.ts";
import { step, type Story } from "../story.ts";

const databaseGuide = {
  title: "Database",
  url: "https://docs-backup.exoplatform.org/en/6.3/database_configuration.html",
};

export const database: readonly Story[] = [
  {
    key: "carthea-mysql-charset",
    organisation: "assurances-carthea",
    filer: "leila-mansouri",
    subscription: "carthea-standard",
    nature: "problem_report",
    severity: 3,
    subject: fr`« Incorrect string value » à la publication d'un message avec un émoji`,
    description: fr`
      Publier un émoji dans le fil échoue :
      ~~~
      {-11:09.377} | ERROR | SQL Error: 1366, SQLState: HY000 [org.hibernate.engine.jdbc.spi.SqlExceptionHelper<http-nio-8080-exec-12>]
      {-11:09.376} | ERROR | Incorrect string value: '\\xF0\\x9F\\x91\\x8D' for column 'TITLE' at row 1 [org.hibernate.engine.jdbc.spi.SqlExceptionHelper<http-nio-8080-exec-12>]
      ~~~
      MySQL 8.0.31, base créée il y a longtemps sous 5.7.
    `,
    filedAgo: gap("17d 4h"),
    steps: [
      step("3h", "lea-fontaine", take()),
      step(
        "1h",
        "lea-fontaine",
        conclude({
          kind: "workaround",
          text: fr`La base est restée en \`utf8\` (trois octets) depuis MySQL 5.7 ; les émojis en demandent quatre. La convertir en \`utf8mb4\` suffit.`,
          directives: fr`
          Portail arrêté et base sauvegardée, pour chacune des tables dont le nom commence par \`SOC_\`, \`NTF_\` ou \`EXO_\` :
          ~~~
          ALTER TABLE SOC_ACTIVITIES CONVERT TO CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_ai_ci;
          ~~~
          Compter une heure d'arrêt pour votre volume. Vérifier ensuite : \`SHOW TABLE STATUS LIKE 'SOC_%'\`.
        `,
          form: "operating_procedure",
          appliedBy: "beneficiary",
        }),
      ),
      step(
        "7d",
        "lea-fontaine",
        remind("letter", fr`Bonjour Leïla, avez-vous pu convertir la base ?`),
      ),
      step(
        "7d",
        "lea-fontaine",
        remind(
          "letter",
          fr`Deuxième rappel : merci d'accepter ou de refuser la solution proposée.`,
        ),
      ),
    ],
  },
  {
    key: "nordhavn-pool-exhausted",
    organisation: "nordhavn-logistics",
    filer: "lars-holm",
    subscription: "nordhavn-premium",
    nature: "problem_report",
    severity: 2,
    subject: en`PoolExhaustedException on the JPA datasource during stock-taking`,
    description: en`
      ~~~
      {-16:40.900} | ERROR | [http-nio-8080-exec-88] Timeout: Pool empty. Unable to fetch a connection in 10 seconds, none available[size:100; busy:100; idle:0; lastwait:10000] [o.a.tomcat.jdbc.pool.ConnectionPool<http-nio-8080-exec-88>]
      ~~~
      It began with this month's stock-taking, 700 people at once, PostgreSQL 17. Pages hang, some work after a retry.
    `,
    filedAgo: gap("28d 2h"),
    steps: [
      step("20m", "david-okafor", take()),
      step(
        "15m",
        "david-okafor",
        qualify(
          { severity: 2 },
          en`Severely reduced capacity during the stock-taking: Major confirmed.`,
        ),
      ),
      step(
        "1h",
        "david-okafor",
        conclude({
          kind: "workaround",
          text: en`Connections are held by reports that read whole tables. Ending what stays idle inside a transaction frees the pool until the reports are done.`,
          directives: en`On PostgreSQL: \`ALTER ROLE exo SET idle_in_transaction_session_timeout = '60s';\` then restart one node after the other.`,
          form: "operating_procedure",
          appliedBy: "beneficiary",
          severityAfter: 3,
        }),
      ),
      step(
        "5h",
        "mette-sorensen",
        refuse(
          en`The shifts cannot be interrupted by restarts while the stock-taking lasts. Is there a way without?`,
        ),
      ),
      step(
        "1h",
        "david-okafor",
        conclude({
          kind: "workaround",
          text: en`Yes: the setting can be given to the sessions that exist, one by one, without any restart.`,
          directives: en`
          ~~~
          SELECT pg_terminate_backend(pid) FROM pg_stat_activity
           WHERE usename = 'exo' AND state = 'idle in transaction' AND state_change < now() - interval '60 seconds';
          ~~~
          Every five minutes by cron while the stock-taking lasts. The pool opens new connections by itself.
        `,
          form: "operating_procedure",
          appliedBy: "beneficiary",
          severityAfter: 3,
        }),
      ),
      step(
        "2d",
        "david-okafor",
        accept(
          en`Mette called: no exhausted pool since, they keep the cron job until the stock-taking ends.`,
          {
            recorded: saidByPhone("mette-sorensen", "10m"),
          },
        ),
      ),
    ],
  },
  {
    key: "orvalis-deadlock",
    organisation: "mutuelle-orvalis",
    filer: "isabelle-caron",
    filedBy: "nadia-belkacem",
    channel: "phone",
    subscription: "orvalis-premium",
    nature: "problem_report",
    severity: 1,
    subject: fr`Interblocages en base : l'espace adhérents ne s'ouvre plus`,
    description: fr`
      Appel d'Isabelle Caron : l'espace des adhérents tourne sans fin depuis une demi-heure, pour tous. Leur administrateur de base lit en boucle
      \`ERROR: deadlock detected\` dans le journal de PostgreSQL, sur la table \`SOC_SPACES_MEMBERS\`. Ils ont lancé un peu avant un import de 12 000 adhérents.
    `,
    filedAgo: gap("8h 30m"),
    steps: [
      step("1m", "nadia-belkacem", take()),
      step(
        "3m",
        "nadia-belkacem",
        qualify(
          { severity: 1 },
          fr`L'espace adhérents, en production, est arrêté pour tous et sans contournement connu.`,
        ),
      ),
      step(
        "2m",
        "nadia-belkacem",
        startWork(fr`Les journaux arriveront ensuite ; l'arrêt est total.`),
      ),
      step(
        "50m",
        "nadia-belkacem",
        reply(fr`
        Isabelle, comme convenu au téléphone : l'import est suspendu (\`SELECT pg_cancel_backend(...)\`), l'espace répond de nouveau depuis quelques minutes.
        Nous cherchons pourquoi l'import et les lectures prennent les verrous dans un ordre différent.
      `),
      ),
      step(
        "2h",
        "nadia-belkacem",
        note(
          fr`Ordre des verrous : l'import prend membre puis espace, l'interface espace puis membre. Reproduit avec deux sessions \`psql\`.`,
        ),
      ),
      step(
        "3h",
        "isabelle-caron",
        reply(
          fr`Plus rien depuis. Quand pourrons-nous relancer l'import ? Il reste 7 300 adhérents.`,
        ),
      ),
    ],
  },
  {
    key: "sicalor-hsqldb",
    organisation: "sicalor",
    filer: "julie-perrin",
    subscription: "sicalor-standard",
    nature: "problem_report",
    severity: 2,
    subject: fr`Base vide après l'arrêt brutal du serveur secondaire`,
    description: fr`
      Le serveur secondaire de l'usine de Lanvéoc a perdu ses données après une coupure de courant : \`org.hsqldb.HsqlException: error in script file\`.
      eXo Platform 6.4.4.
    `,
    files: [
      {
        name: "server.xml",
        content: file`
          <Resource name="exo-jpa_portal" auth="Container" type="javax.sql.DataSource"
                    driverClassName="org.hsqldb.jdbcDriver"
                    url="jdbc:hsqldb:file:../gatein/data/hsql/exo-jpa_portal"/>
        `,
      },
    ],
    filedAgo: gap("66d 1h"),
    steps: [
      step("1h", "thomas-riviere", take()),
      step(
        "50m",
        "thomas-riviere",
        conclude({
          kind: "misuse",
          text: fr`Ce serveur utilisait la base HSQLDB livrée pour les essais. Elle n'est pas prévue pour la production et ne survit pas à un arrêt brutal.`,
          demonstration: fr`
          \`conf/server.xml\`, joint à votre demande, désigne \`jdbc:hsqldb:file:../gatein/data/hsql\` pour les trois sources de données. La page
          « ${databaseGuide.title} » (${databaseGuide.url}) réserve HSQLDB aux essais.
        `,
        }),
      ),
      step(
        "3d",
        "julie-perrin",
        accept(
          fr`Nous avions installé ce serveur nous-mêmes, sans lire cette page. Il passe à PostgreSQL.`,
        ),
      ),
    ],
  },
];
