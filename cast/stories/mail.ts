import {
  accept,
  ask,
  closeUnanswered,
  conclude,
  note,
  qualify,
  remind,
  reply,
  take,
  withdraw,
} from "../acts.ts";
import { gap } from "../gap.ts";
import { en, fr } from "../prose.ts";
import { step, type Story } from "../story.ts";

export const mail: readonly Story[] = [
  {
    key: "kerlann-duplicate-notifications",
    organisation: "ville-de-kerlann",
    via: "numerika",
    filer: "solene-guillou",
    subscription: "kerlann-premium",
    nature: "problem_report",
    severity: 3,
    subject: fr`Notifications par courriel reçues en double`,
    description: fr`
      Une partie des agents (une centaine sur 1 150) reçoit chaque notification deux fois, à quelques secondes d'écart, avec le même contenu.
      Serveur d'envoi : Postfix de la Ville, \`exo.email.smtp.host=smtp.kerlann.example\`. eXo Platform 6.5.5.
    `,
    filedAgo: gap("18d 3h"),
    steps: [
      step("3h", "lea-fontaine", take()),
      step(
        "30m",
        "lea-fontaine",
        ask(fr`Bonjour Solène, pour savoir si le doublon naît chez nous ou en chemin :`, [
          fr`les en-têtes complets des deux exemplaires d'un même courriel (\`Message-ID\` et \`Received\`)`,
          fr`la liste des greffons de notification actifs`,
          fr`le nombre d'instances de la plateforme en service`,
        ]),
      ),
      step(
        "7d",
        "lea-fontaine",
        remind(
          "letter",
          fr`Bonjour Solène, les en-têtes des deux exemplaires suffiraient pour commencer.`,
        ),
      ),
      step(
        "7d",
        "lea-fontaine",
        remind(
          "phone",
          fr`Solène Guillou jointe : elle attend le retour de la Ville et rappellera.`,
        ),
      ),
    ],
  },
  {
    key: "sicalor-daily-digest",
    organisation: "sicalor",
    filer: "julie-perrin",
    subscription: "sicalor-standard",
    nature: "problem_report",
    severity: 3,
    subject: fr`Le résumé quotidien n'arrive plus`,
    description: fr`Le résumé quotidien n'arrive plus depuis deux semaines environ, pour personne. Les notifications immédiates arrivent.`,
    filedAgo: gap("75d 2h"),
    steps: [
      step("5h", "ines-gharbi", take()),
      step(
        "20m",
        "ines-gharbi",
        ask(fr`Bonjour Julie :`, [
          fr`les lignes \`exo.notification.*\` de \`exo.properties\``,
          fr`\`platform.log\` de la nuit dernière entre 22 h et minuit`,
        ]),
      ),
      step(
        "7d",
        "ines-gharbi",
        remind("letter", fr`Premier rappel : nous attendons les deux éléments demandés.`),
      ),
      step("7d", "ines-gharbi", remind("letter", fr`Deuxième rappel.`)),
      step("7d", "ines-gharbi", remind("letter", fr`Troisième et dernier rappel.`)),
      step(
        "7d",
        "ines-gharbi",
        closeUnanswered(
          fr`Sans nouvelles après trois rappels, nous fermons cette demande. Une nouvelle pourra la citer.`,
        ),
      ),
    ],
  },
  {
    key: "carthea-smtp-tls",
    organisation: "assurances-carthea",
    filer: "sami-trabelsi",
    subscription: "carthea-standard",
    nature: "problem_report",
    severity: 2,
    subject: fr`Plus aucun courriel ne part : « 530 Must issue a STARTTLS command first »`,
    description: fr`
      Depuis que notre hébergeur a durci son serveur d'envoi, plus rien ne part :
      ~~~
      {-52:19.655} | ERROR | Error while sending mail [org.exoplatform.services.mail.impl.MailServiceImpl<pool-8-thread-2>]
      com.sun.mail.smtp.SMTPSendFailedException: 530 5.7.0 Must issue a STARTTLS command first
      ~~~
      Nous avons trouvé \`exo.email.smtp.starttls.enable\` mais ne savons pas s'il suffit.
    `,
    filedAgo: gap("29d 5h"),
    steps: [
      step("1h", "ines-gharbi", take()),
      step(
        "10m",
        "ines-gharbi",
        qualify(
          { qualification: "configuration" },
          fr`Le serveur d'envoi exige STARTTLS, réglage existant.`,
        ),
      ),
      step(
        "10m",
        "ines-gharbi",
        conclude({
          kind: "information",
          text: fr`Bonjour Sami, c'est bien lui : \`exo.email.smtp.starttls.enable=true\`, avec le port 587 et un redémarrage. Les propriétés d'envoi sont toutes sur la page citée.`,
          resource: {
            title: "Configuration",
            url: "https://docs-backup.exoplatform.org/en/6.3/Configuration.html",
          },
        }),
      ),
      step(
        "1h",
        "leila-mansouri",
        accept(fr`Sami est en congé : je confirme que les courriels partent de nouveau.`),
      ),
    ],
  },
  {
    key: "ravensmouth-mail-links",
    organisation: "port-of-ravensmouth",
    via: "halden-integration",
    filer: "owen-pryce",
    subscription: "ravensmouth-standard",
    nature: "problem_report",
    severity: 3,
    subject: en`Links in notification mails point to localhost:8080`,
    description: en`
      Since the move behind the reverse proxy every link in a notification mail starts with \`http://localhost:8080\`. The portal itself works at
      \`https://hub.ravensmouth.example\`. eXo Platform 7.0.3, Apache 2.4 in front.
    `,
    filedAgo: gap("1d 2h"),
    steps: [
      step("6h", "david-okafor", take()),
      step(
        "15m",
        "david-okafor",
        reply(
          en`Hello Owen. Mails are built from \`exo.base.url\`, not from the request. What is it set to in \`gatein/conf/exo.properties\`?`,
        ),
      ),
    ],
  },
  {
    key: "pasquier-bounces",
    organisation: "institut-pasquier",
    filer: "jeanne-vidal",
    subscription: "pasquier-hosted",
    nature: "question",
    severity: 4,
    subject: fr`Que deviennent les courriels refusés par le destinataire ?`,
    description: fr`Plusieurs anciens membres ont une adresse qui n'existe plus. La plateforme cesse-t-elle un jour de leur écrire ?`,
    filedAgo: gap("14d 2h"),
    steps: [
      step("1d", "lea-fontaine", take()),
      step(
        "3h",
        "jeanne-vidal",
        withdraw(
          fr`J'ai trouvé : nous désactivons leurs comptes, et la question ne se pose plus. Merci.`,
        ),
      ),
    ],
  },
  {
    key: "orvalis-mail-queue",
    organisation: "mutuelle-orvalis",
    filer: "romain-teyssier",
    subscription: "orvalis-premium",
    nature: "problem_report",
    severity: 3,
    subject: fr`La file des notifications grossit sans se vider le lundi matin`,
    description: fr`
      La table \`NTF_EMAIL_QUEUE\` compte 14 000 lignes le lundi à l'ouverture, et met deux heures à se vider. Les courriels de rendez-vous arrivent après le rendez-vous.
    `,
    filedAgo: gap("2h 45m"),
    steps: [
      step("40m", "lea-fontaine", take()),
      step(
        "5m",
        "lea-fontaine",
        note(fr`À rapprocher de orvalis / NotificationJob : même base, même heure.`),
      ),
    ],
  },
];
