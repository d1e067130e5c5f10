import {
  accept,
  answer,
  ask,
  closeUnanswered,
  conclude,
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
import { en, file, fr } from "../prose.ts";
import { step, type Story } from "../story.ts";

const clusteringGuide = {
  title: "Clustering",
  url: "https://docs-backup.exoplatform.org/en/6.3/Clustering.html",
};

export const clustering: readonly Story[] = [
  {
    key: "valmont-cluster-split",
    organisation: "credit-valmont",
    filer: "olivier-masson",
    subscription: "valmont-premium",
    nature: "problem_report",
    severity: 2,
    subject: fr`Les deux nœuds ne se voient plus après une coupure réseau`,
    description: fr`
      Après chaque coupure de quelques secondes entre nos deux salles, chaque nœud se croit seul et les caches divergent : un document modifié
      sur l'un reste ancien sur l'autre. Il faut redémarrer un nœud.

      ~~~
      {-03:04:18.760} | WARN  | exo-node1: I was suspected by exo-node2; ignoring the SUSPECT message [org.jgroups.protocols.pbcast.GMS<FD_SOCK>]
      {-03:04:11.902} | INFO  | ISPN000094: Received new cluster view: [exo-node1|7] (1) [exo-node1] [org.infinispan.CLUSTER<VERIFY_SUSPECT>]
      ~~~

      eXo Platform 6.5.5, profil \`cluster\`, pile JGroups TCP, deux nœuds.
    `,
    filedAgo: gap("16d 5h"),
    steps: [
      step("35m", "minh-tran", take()),
      step(
        "1h",
        "minh-tran",
        conclude({
          kind: "information",
          text: fr`Bonjour Olivier, la fusion des vues demande que le protocole \`MERGE3\` soit présent dans la pile JGroups. La page citée donne la pile livrée.`,
          resource: clusteringGuide,
        }),
      ),
      step(
        "1d",
        "olivier-masson",
        refuse(
          fr`\`MERGE3\` est bien présent dans notre pile, identique à celle livrée (jointe). La question reste entière.`,
          {
            files: [
              {
                name: "jgroups-tcp.xml",
                content: file`
          <config xmlns="urn:org:jgroups">
            <TCP bind_port="7800"/>
            <TCPPING initial_hosts="10.1.0.11[7800],10.2.0.11[7800]" port_range="0"/>
            <MERGE3 min_interval="10000" max_interval="30000"/>
            <FD_SOCK/>
            <FD_ALL timeout="9000" interval="3000"/>
            <VERIFY_SUSPECT timeout="1500"/>
          </config>
        `,
              },
            ],
          },
        ),
      ),
      step("3h", "minh-tran", startWork()),
      step(
        "2d",
        "minh-tran",
        conclude({
          kind: "workaround",
          text: fr`La détection est plus rapide (9 s) que vos coupures (10 à 15 s). L'allonger évite l'éclatement de la grappe.`,
          directives: fr`
          Dans \`jgroups-tcp.xml\`, sur les deux nœuds : \`<FD_ALL timeout="30000" interval="5000"/>\`. Redémarrer un nœud, attendre la vue à deux membres, puis l'autre.
        `,
          form: "operating_procedure",
          appliedBy: "beneficiary",
          severityAfter: 3,
        }),
      ),
      step(
        "4d",
        "olivier-masson",
        refuse(fr`
        Appliqué le jour même. Une coupure de 12 secondes le lendemain n'a plus séparé les nœuds, mais une autre, de 40 secondes, si ; et au retour les caches
        sont restés différents. C'est la remise d'accord des caches qui ne se fait pas.
      `),
      ),
      step(
        "2h",
        "minh-tran",
        reply(
          fr`Bonjour Olivier, c'est clair : nous reprenons sur la remise d'accord des caches après fusion, et non plus sur la détection.`,
        ),
      ),
    ],
  },
  {
    key: "nordhavn-sticky-sessions",
    organisation: "nordhavn-logistics",
    filer: "lars-holm",
    subscription: "nordhavn-premium",
    nature: "problem_report",
    severity: 2,
    subject: en`Users are thrown back to the login page when a node is drained`,
    description: en`
      When we drain one of the two nodes for maintenance, about half of our users are asked to sign in again and lose what they were writing.
      We expected the other node to take over the session.

      - eXo Platform 7.1.3, two nodes, Tomcat 10, Temurin 21
      - HAProxy 2.8 with \`cookie JSESSIONID prefix\`
      - \`exo.cluster.node.name\` set on both nodes

      The behaviour is the same with all three of our browsers. HAProxy configuration attached.
    `,
    files: [
      {
        name: "haproxy.cfg",
        content: file`
          backend exo
            balance roundrobin
            cookie JSESSIONID prefix nocache
            option httpchk GET /rest/platform/info
            server node1 10.44.0.21:8080 cookie node1 check
            server node2 10.44.0.22:8080 cookie node2 check
        `,
      },
    ],
    filedAgo: gap("3h 20m"),
    steps: [],
  },
  {
    key: "arvor-quartz-cluster",
    organisation: "groupe-arvor",
    filer: "hugo-lebreton",
    subscription: "arvor-premium",
    nature: "problem_report",
    severity: 3,
    subject: fr`Les tâches planifiées s'exécutent sur les deux nœuds à la fois`,
    description: fr`
      Depuis le passage à deux nœuds, le résumé quotidien part en double. Les deux nœuds écrivent au même moment :
      ~~~
      {-09:00:00.104} | INFO  | Job NotificationDailyJob started [o.e.commons.notification.job.NotificationJob<exo-scheduler_Worker-5>]
      ~~~
    `,
    filedAgo: gap("44d 3h"),
    steps: [
      step("1h", "david-okafor", take()),
      step("30m", "david-okafor", startWork()),
      step(
        "1d 20h",
        "david-okafor",
        qualify(
          { qualification: "anomaly" },
          fr`Le verrou de la base n'est pris qu'au premier déclenchement : reproduit à deux nœuds.`,
        ),
      ),
      step(
        "1h",
        "david-okafor",
        conclude({
          kind: "fix",
          text: fr`Le verrou de la tâche quotidienne est rendu trop tôt. Corrigé dans la branche, confirmé pour 6.5.6.`,
          directives: fr`À la sortie de 6.5.6, mise à jour de maintenance des deux nœuds, l'un après l'autre. Aucune donnée n'est à reprendre.`,
          category: "maintenance_version",
          release: "6.5.6",
          delivery: "planned",
        }),
      ),
      step(
        "1d",
        "hugo-lebreton",
        accept(fr`D'accord, nous attendrons 6.5.6 ; le doublon est supportable d'ici là.`),
      ),
    ],
  },
  {
    key: "orvalis-cache-assumed",
    organisation: "mutuelle-orvalis",
    filer: "amelie-joubert",
    subscription: "orvalis-premium",
    nature: "problem_report",
    severity: 3,
    subject: fr`Les droits d'un espace mettent une heure à changer`,
    description: fr`Quand je retire un membre d'un espace, il y accède encore environ une heure. Je gère 40 espaces. eXo Platform 6.5.5.`,
    filedAgo: gap("58d 4h"),
    steps: [
      step("4h", "lea-fontaine", take()),
      step(
        "1h",
        "lea-fontaine",
        ask(fr`Bonjour Amélie :`, [fr`Un nom d'espace et l'heure d'un retrait ?`]),
      ),
      step(
        "1d",
        "amelie-joubert",
        answer("", [fr`Espace *Achats*, retrait d'Anthony M., juste avant ma demande.`]),
      ),
      step("2h", "lea-fontaine", resume()),
      step(
        "1d",
        "lea-fontaine",
        conclude({
          kind: "workaround",
          text: fr`Le cache des appartenances du second nœud n'est pas vidé lors d'un retrait fait sur le premier. Vider ce cache après le retrait rend l'effet immédiat.`,
          directives: fr`Console JMX du second nœud, \`exo:service=cache,name=MembershipCache\`, opération \`clearCache\`. Sans arrêt.`,
          form: "operating_procedure",
          appliedBy: "beneficiary",
        }),
      ),
      step(
        "7d",
        "lea-fontaine",
        remind("letter", fr`Bonjour Amélie, la solution proposée vous convient-elle ?`),
      ),
      step(
        "7d",
        "lea-fontaine",
        remind("letter", fr`Deuxième rappel : merci d'accepter ou de refuser la solution.`),
      ),
      step(
        "7d",
        "lea-fontaine",
        remind("phone", fr`Appelé Amélie Joubert, sans réponse, message laissé.`),
      ),
      step(
        "7d",
        "lea-fontaine",
        closeUnanswered(
          fr`Sans réponse après trois rappels, nous tenons la solution pour valable.`,
        ),
      ),
    ],
  },
  {
    key: "ravensmouth-second-node",
    organisation: "port-of-ravensmouth",
    via: "halden-integration",
    filer: "owen-pryce",
    subscription: "ravensmouth-standard",
    nature: "question",
    severity: 4,
    subject: en`Does the second node need its own gatein/data folder?`,
    description: en`We prepare a second node for the port. Should \`gatein/data\` be shared by both or local to each? The guide mentions both.`,
    filedAgo: gap("8d 2h"),
    steps: [
      step("1d 1h", "ines-gharbi", take()),
      step(
        "30m",
        "ines-gharbi",
        note(
          en`Second question of this kind this quarter: the guide's paragraph on values storage could be clearer. Told to documentation.`,
        ),
      ),
      step(
        "20m",
        "ines-gharbi",
        conclude({
          kind: "information",
          text: en`Hello Owen. JCR values and files are shared, the index is local to each node or external. The cited page lists the folders one by one.`,
          resource: clusteringGuide,
        }),
      ),
      step(
        "4d 4h",
        "ines-gharbi",
        remind("letter", en`Hello Owen, did this answer your question?`),
      ),
    ],
  },
];
