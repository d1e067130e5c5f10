import {
  accept,
  ask,
  assign,
  conclude,
  declareSeverity,
  note,
  qualify,
  reply,
  startWork,
  take,
} from "../acts.ts";
import { gap } from "../gap.ts";
import { en, file, fr } from "../prose.ts";
import { step, type Story } from "../story.ts";

const guide = {
  title: "LDAP integration",
  url: "https://docs-backup.exoplatform.org/en/6.3/LDAP.html",
};

export const directory: readonly Story[] = [
  {
    key: "saint-alban-ldap-sync",
    organisation: "chu-saint-alban",
    filer: "fatima-benali",
    subscription: "saint-alban-premium",
    nature: "problem_report",
    severity: 1,
    subject: fr`Synchronisation LDAP interrompue, les nouveaux internes ne peuvent pas se connecter`,
    description: fr`
      Depuis cette nuit, l'import depuis l'annuaire s'arrête au même endroit. Les 140 internes arrivés ce mois-ci n'ont pas de compte.
      Les comptes déjà importés fonctionnent.

      ~~~
      {-02:14:08.517} | ERROR | Error while importing users from external store [o.e.s.o.idm.externalstore.IDMExternalStoreImportService<pool-12-thread-1>]
      javax.naming.SizeLimitExceededException: [LDAP: error code 4 - Sizelimit Exceeded]; remaining name 'ou=people,dc=saint-alban,dc=example'
        at java.naming/com.sun.jndi.ldap.LdapCtx.mapErrorCode(LdapCtx.java:3305)
        at org.picketlink.idm.impl.store.ldap.LDAPIdentityStoreImpl.findIdentityObject(LDAPIdentityStoreImpl.java:1201)
      ~~~

      eXo Platform 6.5.5, OpenLDAP 2.5, environ 6 200 personnes dans la branche.
    `,
    filedAgo: gap("1h 5m"),
    steps: [
      step("19m", "thomas-riviere", take()),
      step(
        "8m",
        "thomas-riviere",
        qualify(
          { severity: 2 },
          fr`Les comptes existants se connectent et le portail fonctionne : forte gêne sur une partie de l'activité, non un arrêt.`,
        ),
      ),
      step(
        "4m",
        "thomas-riviere",
        reply(fr`
          Bonjour Fatima, la limite de taille vient de l'annuaire (\`olcSizeLimit\`). Nous vérifions quelle taille de page l'import
          demande dans votre version avant de vous répondre.
        `),
      ),
    ],
  },
  {
    key: "rheinfurt-ldap-groups",
    organisation: "universitaet-rheinfurt",
    filer: "jonas-becker",
    subscription: "rheinfurt-standard",
    nature: "problem_report",
    severity: 3,
    subject: en`Members removed from an LDAP group keep access to the space`,
    description: en`
      When we remove somebody from \`cn=lab-optics,ou=groups\` the person stays in the mapped platform group, and so in the space.
      The nightly delete job runs, we can see it in the log. eXo Platform 6.5.5, 389 Directory Server, 9,800 users.
    `,
    filedAgo: gap("2d 1h"),
    steps: [
      step("5h", "minh-tran", take()),
      step(
        "25m",
        "minh-tran",
        qualify(
          { qualification: "configuration" },
          en`Probably membership mapping; the delete job only removes accounts.`,
        ),
      ),
      step(
        "15m",
        "minh-tran",
        ask(en`Hello Jonas. Please send us:`, [
          en`the \`exo.ldap.*\` and \`exo.idm.externalStore.*\` lines of exo.properties, without the bind password`,
          en`platform.log around one run of the delete job, with \`org.exoplatform.services.organization.idm.externalstore\` at DEBUG`,
          en`the DN of one group and one person for whom you see it`,
        ]),
      ),
    ],
  },
  {
    key: "orvalis-disabled-accounts",
    organisation: "mutuelle-orvalis",
    filer: "romain-teyssier",
    subscription: "orvalis-premium",
    nature: "problem_report",
    severity: 3,
    subject: fr`Les comptes désactivés dans l'AD restent visibles dans l'annuaire de l'intranet`,
    description: fr`
      Un compte désactivé dans l'Active Directory (\`userAccountControl=514\`) ne peut plus se connecter, mais sa fiche reste
      dans l'annuaire de l'intranet. Nous attendions qu'elle disparaisse. eXo Platform 6.5.5, AD 2019, 1 800 utilisateurs.
    `,
    filedAgo: gap("40d 2h"),
    steps: [
      step("1d 1h", "lea-fontaine", take()),
      step(
        "50m",
        "lea-fontaine",
        conclude({
          kind: "works_as_designed",
          text: fr`
            Bonjour Romain, l'import supprime les comptes qui ont quitté l'annuaire, non ceux qui y sont désactivés : leurs contenus
            et leurs contributions restent attachés à une personne connue. L'administrateur masque une fiche en désactivant le compte
            dans l'intranet aussi.
          `,
          demonstration: fr`
            La page « LDAP integration » de la documentation, paragraphe de la synchronisation, dit que la tâche
            \`exo.idm.externalStore.delete.cronExpression\` retire les entrées absentes de l'annuaire. Essai fait chez nous avec un
            compte en 514 puis supprimé : la fiche disparaît à la seconde étape seulement.
          `,
        }),
      ),
      step("2d", "romain-teyssier", accept(fr`Entendu, nous les désactiverons des deux côtés.`)),
    ],
  },
  {
    key: "haut-segur-ad-certificate",
    organisation: "departement-haut-segur",
    via: "numerika",
    filer: "quentin-moreau",
    subscription: "haut-segur-standard",
    nature: "problem_report",
    severity: 2,
    subject: fr`Plus aucune connexion par LDAPS : « PKIX path building failed »`,
    description: fr`
      Les agents du Département ne peuvent plus se connecter. Rien n'a changé sur la plateforme.

      ~~~
      {-33:50.019} | ERROR | Cannot obtain LDAP context [org.picketlink.idm.impl.store.ldap.SimpleLDAPIdentityStoreImpl<http-nio-8080-exec-14>]
      javax.naming.CommunicationException: simple bind failed: ad01.haut-segur.example:636
      Caused by: sun.security.validator.ValidatorException: PKIX path validation failed: java.security.cert.CertPathValidatorException: validity check failed
      Caused by: java.security.cert.CertificateExpiredException: NotAfter reached
      ~~~
    `,
    filedAgo: gap("26d 7h"),
    steps: [
      step("45m", "thomas-riviere", take()),
      step(
        "10m",
        "thomas-riviere",
        qualify(
          { qualification: "environment" },
          fr`La pile accuse le certificat du contrôleur de domaine, hors du logiciel.`,
        ),
      ),
      step(
        "20m",
        "thomas-riviere",
        conclude(
          {
            kind: "third_party",
            text: fr`
              Le certificat présenté par \`ad01.haut-segur.example:636\` vient d'expirer. La machine virtuelle Java le refuse,
              comme elle doit. Il faut le renouveler sur le contrôleur de domaine ; la plateforme s'y reconnectera d'elle-même.
            `,
            demonstration: fr`
              \`openssl s_client -connect ad01.haut-segur.example:636\`, lancé par vous depuis le serveur, donne une date
              \`notAfter\` passée. La pile est entièrement dans \`sun.security\` et \`javax.naming\`. La même plateforme se connecte à
              \`ad02\`, dont le certificat est valide.
            `,
          },
          {
            files: [
              {
                name: "s_client.txt",
                content: file`
                  depth=0 CN = ad01.haut-segur.example
                  verify error:num=10:certificate has expired
                  verify return:1
                  SSL handshake has read 2391 bytes and written 423 bytes
                  Verification error: certificate has expired
                `,
              },
            ],
          },
        ),
      ),
      step("5h", "quentin-moreau", accept(fr`Certificat renouvelé, tout est revenu.`)),
    ],
  },
  {
    key: "valmont-nested-groups",
    organisation: "credit-valmont",
    filer: "lucie-fabre",
    subscription: "valmont-premium",
    nature: "question",
    severity: 4,
    subject: fr`Les groupes imbriqués de l'Active Directory sont-ils suivis ?`,
    description: fr`
      Nos droits reposent sur des groupes imbriqués (\`GG_Agence\` contient \`GG_Agence_Nord\`…). Avant d'étendre l'intranet aux
      agences, nous voudrions savoir si l'import suit les membres indirects.
    `,
    filedAgo: gap("4d 3h"),
    steps: [
      step("1d", "helene-marchand", assign("ines-gharbi")),
      step(
        "2h",
        "ines-gharbi",
        note(fr`Déjà posée par Carthéa l'an dernier : même réponse, page LDAP.`),
      ),
      step(
        "30m",
        "ines-gharbi",
        conclude({
          kind: "information",
          text: fr`
            Bonjour Lucie, non : l'import lit les membres directs de chaque groupe déclaré (\`member\`). Les membres indirects ne le sont
            que si le groupe intermédiaire est lui aussi dans une branche importée. La page citée donne les attributs lus.
          `,
          resource: guide,
        }),
      ),
    ],
  },
  {
    key: "carthea-ldap-timeout",
    organisation: "assurances-carthea",
    filer: "sami-trabelsi",
    subscription: "carthea-standard",
    nature: "problem_report",
    severity: 3,
    subject: fr`Connexion lente le lundi matin, l'annuaire répond pourtant vite`,
    description: fr`
      Le lundi, entre l'ouverture des bureaux et le milieu de matinée, il faut 20 à 40 secondes pour se connecter. Le serveur LDAP répond en 8 ms
      à \`ldapsearch\`. Le reste de la semaine tout va bien. eXo Platform 6.4.4, OpenLDAP, 480 utilisateurs.
    `,
    filedAgo: gap("6d 2h"),
    steps: [
      step("1d 3h", "lea-fontaine", take()),
      step("40m", "lea-fontaine", startWork()),
      step("10m", "lea-fontaine", assign("nadia-belkacem")),
      step(
        "1d",
        "sami-trabelsi",
        declareSeverity(
          2,
          fr`Le centre d'appels accueillera dès la semaine prochaine 60 personnes de plus : la gêne deviendra forte.`,
        ),
      ),
      step(
        "3h",
        "nadia-belkacem",
        reply(fr`
        Bonjour Sami, reçu. Nous gardons la sévérité 3 tant que la lenteur se limite au lundi, et visons une réponse avant la semaine prochaine.
        Piste suivie : le réservoir de connexions (\`exo.ldap.connection.pool\`) se vide le week-end et se reconstruit requête par requête.
      `),
      ),
    ],
  },
];
