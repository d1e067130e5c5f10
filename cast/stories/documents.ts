import {
  accept,
  answer,
  ask,
  conclude,
  declareSeverity,
  note,
  qualify,
  rejectDuplicate,
  remind,
  reply,
  saidByPhone,
  startWork,
  take,
} from "../acts.ts";
import { gap } from "../gap.ts";
import { en, fr } from "../prose.ts";
import { step, type Story } from "../story.ts";

export const documents: readonly Story[] = [
  {
    key: "arvor-onlyoffice-save",
    organisation: "groupe-arvor",
    filer: "sophie-kermadec",
    subscription: "arvor-premium",
    nature: "problem_report",
    severity: 2,
    subject: fr`OnlyOffice : des modifications perdues à la fermeture du document`,
    description: fr`
      Trois personnes ont perdu leurs modifications en fermant l'onglet. L'éditeur affichait pourtant « Toutes les modifications ont été enregistrées ».

      ~~~
      {-01:33:08.240} | ERROR | Error in editing status, download of the edited document failed: 403 [o.e.onlyoffice.OnlyofficeEditorServiceImpl<http-nio-8080-exec-33>]
      ~~~

      eXo Platform 6.5.5, exo-onlyoffice, Document Server 7.5 sur une autre machine, derrière le même Apache.
    `,
    filedAgo: gap("2d 5h"),
    steps: [
      step("28m", "nadia-belkacem", take()),
      step(
        "15m",
        "nadia-belkacem",
        qualify(
          { severity: 2, qualification: "environment" },
          fr`Perte de travail sans contournement connu : Majeur validé.`,
        ),
      ),
      step(
        "10m",
        "nadia-belkacem",
        ask(
          fr`Bonjour Sophie, le serveur de documents répond 403 au moment de l'enregistrement. Il nous faut :`,
          [
            fr`le journal \`docservice/out.log\` du serveur de documents à la même minute`,
            fr`le résultat de \`curl -I\` vers l'adresse du document, depuis le serveur eXo`,
            fr`la date et l'heure des deux machines (\`timedatectl\`)`,
          ],
        ),
      ),
      step(
        "1d 1h",
        "hugo-lebreton",
        answer(fr`Je complète pour Sophie.`, [
          "",
          fr`\`HTTP/1.1 403 Forbidden\`, \`Server: Apache\``,
          fr`Décalage de 4 minutes entre les deux machines : NTP arrêté sur le serveur de documents.`,
        ]),
      ),
      step(
        "3h",
        "nadia-belkacem",
        ask(fr`Merci Hugo. Le décalage explique le rejet du jeton. Après remise à l'heure :`, [
          fr`l'erreur 403 revient-elle ? (avec \`docservice/out.log\` si oui)`,
        ]),
      ),
    ],
  },
  {
    key: "haut-segur-onlyoffice-secret",
    organisation: "departement-haut-segur",
    filer: "bruno-salvat",
    filedBy: "thomas-riviere",
    channel: "email",
    subscription: "haut-segur-standard",
    nature: "question",
    severity: 4,
    subject: fr`Où se règle le secret partagé avec le serveur OnlyOffice ?`,
    description: fr`Demande reçue par courriel de Bruno Salvat : après le renouvellement des secrets du Département, où mettre celui d'OnlyOffice côté eXo ?`,
    filedAgo: gap("6d 4h"),
    steps: [
      step("5m", "thomas-riviere", take()),
      step(
        "15m",
        "thomas-riviere",
        conclude({
          kind: "information",
          text: fr`
          Bonjour Bruno, dans \`gatein/conf/exo.properties\` : \`onlyoffice.documentserver.secret\`, égal à \`services.CoAuthoring.secret.inbox\` du
          serveur de documents. Redémarrer eXo ensuite. La page citée montre les deux côtés.
        `,
          resource: {
            title: "OnlyOffice",
            url: "https://docs-backup.exoplatform.org/en/6.3/OnlyOffice.html",
          },
        }),
      ),
    ],
  },
  {
    key: "ravensmouth-fonts",
    organisation: "port-of-ravensmouth",
    via: "halden-integration",
    filer: "owen-pryce",
    subscription: "ravensmouth-standard",
    nature: "problem_report",
    severity: 3,
    subject: en`Exported PDF uses another font than the editor`,
    description: en`A document written in the port's own font is exported to PDF in Liberation Sans. In the editor it looks right.`,
    filedAgo: gap("11d 3h"),
    steps: [
      step("1d 1h", "minh-tran", take()),
      step(
        "2h",
        "minh-tran",
        conclude({
          kind: "works_as_designed",
          text: en`The PDF is made by the document server, which only knows the fonts installed on it. The editor shows the font of your own computer.`,
          demonstration: en`
          With the font copied to \`/usr/share/fonts\` of our test document server and \`documentserver-generate-allfonts.sh\` run, the same file is exported in it.
          The OnlyOffice page of the documentation lists fonts among what the document server's owner provides.
        `,
        }),
      ),
      step("7d", "minh-tran", remind("letter", en`Hello Owen, is this answer good for the port?`)),
    ],
  },
  {
    key: "valmont-documents-duplicate",
    organisation: "credit-valmont",
    filer: "lucie-fabre",
    subscription: "valmont-premium",
    nature: "problem_report",
    severity: 1,
    subject: fr`Le portail vient de tomber`,
    description: fr`Toutes les agences sont coupées depuis dix minutes, « Java heap space » dans les journaux des deux nœuds.`,
    filedAgo: gap("3d 1h"),
    steps: [
      step("8m", "nadia-belkacem", take()),
      step(
        "5m",
        "nadia-belkacem",
        rejectDuplicate(
          "valmont-heap-exhausted",
          fr`
        Bonjour Lucie, c'est l'incident que suit déjà Karim Haddad, en sévérité 1. Nous y avons noté cet arrêt, et tout se passe là-bas.
      `,
        ),
      ),
    ],
  },
  {
    key: "carthea-upload-limit",
    organisation: "assurances-carthea",
    filer: "sami-trabelsi",
    subscription: "carthea-standard",
    nature: "question",
    severity: 4,
    subject: fr`Peut-on déposer des fichiers de plus de 200 Mo ?`,
    description: fr`
      Nos experts filment les sinistres et leurs vidéos dépassent souvent 200 Mo ; l'envoi est refusé. Existe-t-il un réglage, et jusqu'où la plateforme est-elle
      prévue pour aller ? eXo Platform 6.4.4.
    `,
    filedAgo: gap("5h 10m"),
    steps: [],
  },
  {
    key: "saint-alban-preview",
    organisation: "chu-saint-alban",
    filer: "pierre-aubry",
    subscription: "saint-alban-premium",
    nature: "problem_report",
    severity: 3,
    subject: fr`L'aperçu des comptes rendus reste blanc dans le service de radiologie`,
    description: fr`L'aperçu d'un PDF reste blanc sur les postes de radiologie, et seulement là. Le téléchargement marche. Firefox 115 ESR, eXo Platform 6.5.5.`,
    filedAgo: gap("23h"),
    steps: [
      step("2h", "ines-gharbi", take()),
      step("1h", "ines-gharbi", startWork()),
      step(
        "4h",
        "pierre-aubry",
        declareSeverity(
          2,
          fr`Les internes de garde téléchargent chaque compte rendu à la main : une heure perdue par nuit.`,
        ),
      ),
      step(
        "20m",
        "ines-gharbi",
        qualify(
          { severity: 3 },
          fr`Le téléchargement contourne le défaut et le reste du CHU n'est pas touché : Mineur maintenu.`,
        ),
      ),
      step(
        "5m",
        "ines-gharbi",
        reply(fr`
        Bonjour Pierre, nous gardons Mineur, car le téléchargement reste possible et le défaut se limite à un service ; nous n'en cherchons pas moins vite.
        La console de Firefox (F12) affiche-t-elle une erreur \`Content-Security-Policy\` quand l'aperçu reste blanc ?
      `),
      ),
    ],
  },
  {
    key: "arvor-locked-documents",
    organisation: "groupe-arvor",
    filer: "sophie-kermadec",
    subscription: "arvor-premium",
    nature: "problem_report",
    severity: 3,
    subject: fr`Des documents restent verrouillés après le départ d'un collègue`,
    description: fr`Quatre documents de l'espace *Achats* sont verrouillés par un compte désactivé depuis un mois. Personne ne peut les modifier.`,
    filedAgo: gap("24d 2h"),
    steps: [
      step("2h", "lea-fontaine", take()),
      step(
        "25m",
        "lea-fontaine",
        note(fr`Vu plusieurs fois : les verrous d'un compte désactivé ne tombent pas d'eux-mêmes.`),
      ),
      step(
        "20m",
        "lea-fontaine",
        conclude({
          kind: "workaround",
          text: fr`Un administrateur de contenu peut lever ces verrous un à un.`,
          directives: fr`Administration du contenu, *Verrous*, onglet *Liste des verrous* : choisir le document, *Déverrouiller*. Sans arrêt.`,
          form: "operating_procedure",
          appliedBy: "beneficiary",
          severityAfter: 4,
        }),
      ),
      step(
        "6d",
        "lea-fontaine",
        remind("phone", fr`Claire Martin jointe : elle vérifie avec Sophie.`),
      ),
      step(
        "1d",
        "lea-fontaine",
        accept(fr`Claire Martin confirme que les quatre documents sont déverrouillés.`, {
          recorded: saidByPhone("claire-martin"),
        }),
      ),
    ],
  },
];
