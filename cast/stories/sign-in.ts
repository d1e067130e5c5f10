import { accept, answer, ask, conclude, note, qualify, reply, startWork, take } from "../acts.ts";
import { gap } from "../gap.ts";
import { en, file, fr } from "../prose.ts";
import { step, type Story } from "../story.ts";

export const signIn: readonly Story[] = [
  {
    key: "nordhavn-saml-clock",
    organisation: "nordhavn-logistics",
    filer: "lars-holm",
    subscription: "nordhavn-premium",
    nature: "problem_report",
    severity: 1,
    subject: en`SAML sign-in refused for everybody since the identity provider was moved`,
    description: en`
      Nobody can sign in since our identity provider moved to its new host, half an hour ago:

      ~~~
      {-18:55.730} | ERROR | Error validating assertion: AssertionExpiredException [o.p.identity.federation.web.handlers.saml2.SAML2AuthenticationHandler<http-nio-8080-exec-7>]
      ~~~

      eXo Platform 7.1.2, exo-saml. The warehouse starts its night shift in five hours.
    `,
    filedAgo: gap("1d 6h"),
    steps: [
      step("6m", "david-okafor", take()),
      step(
        "4m",
        "david-okafor",
        qualify({ severity: 1 }, en`Nobody can sign in, no other way in: Blocker confirmed.`),
      ),
      step(
        "5m",
        "david-okafor",
        ask(en`Hello Lars, quickly:`, [
          en`\`date -u\` on the platform and on the identity provider, at the same moment`,
        ]),
      ),
      step(
        "9m",
        "lars-holm",
        answer("", [
          en`Platform 97 seconds ahead of the identity provider; the new host has no NTP yet.`,
        ]),
      ),
      step(
        "12m",
        "david-okafor",
        conclude({
          kind: "workaround",
          text: en`
          The assertions arrive before they are valid by the platform's clock. Until the new host keeps time, the platform can be told to tolerate a skew of
          three minutes; the lasting answer is NTP on both machines.
        `,
          directives: en`
          1. In \`gatein/conf/saml2/picketlink-sp.xml\`, handler \`SAML2AuthenticationHandler\`: \`<Option Key="CLOCK_SKEW_MILIS" Value="180000"/>\`
          2. \`systemctl restart exo\` (about two minutes).
          3. Take the option away once both machines keep time.
        `,
          form: "operating_procedure",
          appliedBy: "beneficiary",
          severityAfter: 3,
        }),
      ),
      step(
        "40m",
        "lars-holm",
        reply(en`Sign-in is back, thank you. I leave this open until NTP is running tomorrow.`),
      ),
      step(
        "30m",
        "david-okafor",
        reply(en`Fine with us. Please accept the workaround once NTP runs and the option is gone.`),
      ),
    ],
  },
  {
    key: "valmont-spnego",
    organisation: "credit-valmont",
    filer: "karim-haddad",
    subscription: "valmont-premium",
    nature: "problem_report",
    severity: 3,
    subject: fr`SPNEGO : la connexion automatique ne marche pas depuis les postes Windows 11`,
    description: fr`
      Les postes Windows 10 se connectent sans mot de passe, les Windows 11 voient la page de connexion.
      ~~~
      {-27:31.118} | WARN  | GSSException: Failure unspecified at GSS-API level (Mechanism level: Encryption type AES256 CTS mode with HMAC SHA1-96 not supported/enabled) [org.gatein.security.sso.spnego.SPNEGOSSOLoginModule<http-nio-8080-exec-5>]
      ~~~
    `,
    filedAgo: gap("8d 3h"),
    steps: [
      step("2h", "minh-tran", take()),
      step(
        "20m",
        "minh-tran",
        ask(fr`Bonjour Karim :`, [fr`\`klist -e -k exo.keytab\``, fr`\`krb5.conf\` du serveur`]),
      ),
      step(
        "1d 2h",
        "karim-haddad",
        answer(
          "",
          [
            fr`Joint.`,
            fr`Celui de la documentation, royaume changé : \`default_realm = VALMONT.EXAMPLE\`.`,
          ],
          {
            files: [
              {
                name: "klist.txt",
                content: file`
          Keytab name: FILE:exo.keytab
          KVNO Principal
          ---- --------------------------------------------------------------------------
             3 HTTP/intranet.credit-valmont.example@VALMONT.EXAMPLE (arcfour-hmac)
        `,
              },
            ],
          },
        ),
      ),
      step(
        "3h",
        "minh-tran",
        ask(
          fr`
        Merci. La clé n'existe qu'en \`arcfour-hmac\`, que Windows 11 ne propose plus. Il faudrait l'engendrer de nouveau, de votre côté, puis nous dire :
      `,
          [
            fr`le résultat de \`klist -e -k\` sur la nouvelle clé (\`ktpass -crypto AES256-SHA1\`)`,
            fr`la ligne du journal au premier essai d'un poste Windows 11`,
          ],
        ),
      ),
      step(
        "4d",
        "karim-haddad",
        answer(fr`Nouvelle clé posée aujourd'hui.`, [
          fr`\`3 HTTP/intranet.credit-valmont.example@VALMONT.EXAMPLE (aes256-cts-hmac-sha1-96)\``,
          fr`Même refus, mais seulement pour les postes de l'agence Nord.`,
        ]),
      ),
    ],
  },
  {
    key: "rheinfurt-cas",
    organisation: "universitaet-rheinfurt",
    filer: "jonas-becker",
    subscription: "rheinfurt-standard",
    nature: "question",
    severity: 4,
    subject: en`Does exo-cas accept CAS protocol 3.0 attributes?`,
    description: en`Our CAS server releases the faculty as an attribute. Can the platform put it into the profile at sign-in?`,
    filedAgo: gap("34d 2h"),
    steps: [
      step("1d 3h", "ines-gharbi", take()),
      step(
        "1h",
        "ines-gharbi",
        conclude({
          kind: "information",
          text: en`Hello Jonas. exo-cas reads the user name only; attributes come from the directory, through LDAP. The cited page lists what each kind of single sign-on passes on.`,
          resource: {
            title: "Single sign-on",
            url: "https://docs-backup.exoplatform.org/en/6.3/SSO.html",
          },
        }),
      ),
      step(
        "2d",
        "anke-vogel",
        accept(en`Accepted on Jonas's behalf: we take the faculty from LDAP.`),
      ),
    ],
  },
  {
    key: "kerlann-saml-logout",
    organisation: "ville-de-kerlann",
    filer: "erwan-cadiou",
    subscription: "kerlann-premium",
    nature: "problem_report",
    severity: 3,
    subject: fr`La déconnexion renvoie vers une page d'erreur du fournisseur d'identité`,
    description: fr`Depuis 6.5.5, cliquer sur *Déconnexion* affiche « RequestDenied » chez notre fournisseur d'identité ; la session eXo est bien fermée, l'autre non.`,
    filedAgo: gap("7d 1h"),
    steps: [
      step("4h", "thomas-riviere", take()),
      step("1h", "thomas-riviere", startWork()),
      step(
        "2d",
        "minh-tran",
        note(
          fr`\`LogoutRequest\` sans \`SessionIndex\` depuis la montée de la bibliothèque en 6.5.5. Une ligne à remettre ; branche \`stable/6.5.x\`.`,
        ),
      ),
      step(
        "1h",
        "thomas-riviere",
        qualify(
          { qualification: "anomaly" },
          fr`Reproduit avec un fournisseur d'identité d'essai.`,
        ),
      ),
      step(
        "20m",
        "thomas-riviere",
        conclude({
          kind: "fix",
          text: fr`La requête de déconnexion a perdu son \`SessionIndex\` dans 6.5.5. Le correctif est confirmé pour 6.5.6.`,
          directives: fr`À la sortie de 6.5.6, mise à jour de maintenance ; rien à changer dans \`picketlink-sp.xml\`. D'ici là, fermer le navigateur ferme les deux sessions.`,
          category: "maintenance_version",
          release: "6.5.6",
          delivery: "planned",
        }),
      ),
    ],
  },
];
