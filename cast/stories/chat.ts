import { accept, answer, ask, conclude, note, qualify, reply, startWork, take } from "../acts.ts";
import { gap } from "../gap.ts";
import { en, fr } from "../prose.ts";
import { step, type Story } from "../story.ts";

export const chat: readonly Story[] = [
  {
    key: "orvalis-chat-slow",
    organisation: "mutuelle-orvalis",
    filer: "romain-teyssier",
    subscription: "orvalis-premium",
    nature: "problem_report",
    severity: 3,
    subject: fr`Chat lent le matin`,
    description: fr`
      Entre l'ouverture et 10 h, un message met 10 à 15 secondes à partir. Chat autonome, MongoDB 6.0 sur sa propre machine, 1 800 utilisateurs.

      ~~~
      {-35:12.411} W  COMMAND  [conn5121] command chat.room_unread planSummary: COLLSCAN keysExamined:0 docsExamined:1840233 protocol:op_msg 9312ms
      ~~~
    `,
    filedAgo: gap("2d 6h"),
    steps: [
      step("1h", "minh-tran", take()),
      step(
        "40m",
        "minh-tran",
        reply(
          fr`Bonjour Romain, la ligne de MongoDB dit tout : une lecture sans index sur 1,8 million de documents. Nous cherchons pourquoi l'index manque.`,
        ),
      ),
      step("3h", "minh-tran", startWork()),
      step(
        "1h",
        "minh-tran",
        note(
          fr`\`db.room_unread.getIndexes()\` chez nous après la mise à jour de MongoDB 4.4 vers 6.0 : l'index \`user_1_isRead_1\` n'est pas recréé si la collection existe.`,
        ),
      ),
    ],
  },
  {
    key: "saint-alban-chat-security",
    organisation: "chu-saint-alban",
    filer: "etienne-roche",
    subscription: "saint-alban-premium",
    nature: "problem_report",
    severity: 1,
    subject: fr`Un jeton de chat expiré donne encore accès aux salons`,
    description: fr`
      Notre audit a montré qu'un jeton de chat d'un compte désactivé permet encore de lire les salons pendant plusieurs heures. Des données de santé y circulent
      malgré nos consignes. Nous pouvons montrer la manipulation de vive voix ; nous préférons ne pas l'écrire ici.
    `,
    filedAgo: gap("36d 4h"),
    steps: [
      step("12m", "nadia-belkacem", take()),
      step(
        "20m",
        "nadia-belkacem",
        qualify(
          { severity: 1, qualification: "anomaly" },
          fr`Faille de confidentialité reproduite avec le responsable de la sécurité du CHU, au téléphone.`,
        ),
      ),
      step(
        "5m",
        "nadia-belkacem",
        startWork(fr`Démonstration faite au téléphone, tout ce qu'il faut est connu.`),
      ),
      step(
        "4m",
        "nadia-belkacem",
        note(
          fr`Ne pas décrire la manipulation dans la partie publique. Ingénierie prévenue, relecture de la correction dès que possible.`,
        ),
      ),
      step(
        "21h",
        "nadia-belkacem",
        conclude({
          kind: "fix",
          text: fr`Les jetons d'un compte désactivé sont refusés dès la désactivation. Livré en correctif ponctuel, comme il s'agit d'une faille de sécurité.`,
          directives: fr`
          ~~~
          ./addon install patch-6.5.5:2 --conflict=overwrite
          systemctl restart exo
          ~~~
          Puis supprimer les jetons en cours : \`db.users.updateMany({}, {$unset: {token: 1}})\` dans la base \`chat\`. Chacun sera reconnecté à sa prochaine page.
        `,
          category: "one_off_patch",
          release: "6.5.5",
          delivery: "delivered",
          ground: "security_flaw",
        }),
      ),
      step(
        "6h",
        "etienne-roche",
        accept(fr`Posé aussitôt et vérifié par notre audit. Merci de la rapidité.`),
      ),
    ],
  },
  {
    key: "rheinfurt-chat-proxy",
    organisation: "universitaet-rheinfurt",
    filer: "jonas-becker",
    subscription: "rheinfurt-standard",
    nature: "problem_report",
    severity: 3,
    subject: en`Chat shows everybody as offline outside the campus network`,
    description: en`
      Inside the campus presence works. From outside, everybody looks offline and messages arrive only after a reload. eXo Platform 6.5.5, chat embedded,
      nginx in front for the outside world.
    `,
    filedAgo: gap("7d 2h"),
    steps: [
      step("4h", "david-okafor", take()),
      step(
        "20m",
        "david-okafor",
        ask(en`Hello Jonas, one thing:`, [
          en`the browser's network panel for \`/cometd\`, once inside and once outside`,
        ]),
      ),
      step(
        "1d 2h",
        "jonas-becker",
        answer(en`Outside, the WebSocket handshake is answered with 400.`, [
          en`Inside: 101 Switching Protocols. Outside: 400 from nginx.`,
        ]),
      ),
      step(
        "50m",
        "david-okafor",
        conclude({
          kind: "third_party",
          text: en`The WebSocket upgrade is dropped by the nginx in front of the platform. The platform answers it correctly when asked directly.`,
          demonstration: en`
          The 400 carries \`Server: nginx\` and never reaches \`platform.log\`. The same handshake sent to port 8080 of the platform, from the nginx machine itself,
          answers \`101 Switching Protocols\`. nginx's own documentation, "WebSocket proxying", says which two headers a proxy has to pass on.
        `,
        }),
      ),
    ],
  },
  {
    key: "sicalor-chat-history",
    organisation: "sicalor",
    filer: "marc-delorme",
    subscription: "sicalor-standard",
    nature: "problem_report",
    severity: 3,
    subject: fr`L'historique du chat a disparu après le déplacement de MongoDB`,
    description: fr`Nous avons déplacé MongoDB sur une autre machine. Le chat marche, mais l'historique d'avant est vide. eXo Platform 6.4.4, MongoDB 4.4.`,
    filedAgo: gap("5d 3h"),
    steps: [
      step("3h", "thomas-riviere", take()),
      step(
        "20m",
        "thomas-riviere",
        ask(fr`Bonjour Marc :`, [
          fr`\`chat.properties\`, sans le mot de passe`,
          fr`la liste des bases des deux machines (\`show dbs\`)`,
        ]),
      ),
      step(
        "1d 1h",
        "marc-delorme",
        answer("", [
          fr`\`dbServerHost=10.3.0.40\`, \`dbName=chat_prod\``,
          fr`Ancienne machine : \`chat\` (3,1 Go). Nouvelle : \`chat\` (3,1 Go) et \`chat_prod\` (12 Mo).`,
        ]),
      ),
      step(
        "30m",
        "thomas-riviere",
        conclude({
          kind: "misuse",
          text: fr`L'historique est intact, dans la base \`chat\` de la nouvelle machine ; la plateforme lit \`chat_prod\`, vide au départ.`,
          demonstration: fr`
          Le paramètre \`dbName\` de \`chat.properties\` a changé pendant le déplacement : \`chat\` avant (d'après votre sauvegarde du mois dernier), \`chat_prod\` depuis.
          Vos deux listes de bases montrent les 3,1 Go dans \`chat\`.
        `,
        }),
      ),
    ],
  },
];
