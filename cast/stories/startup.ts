import { accept, answer, ask, conclude, qualify, reply, saidByPhone, take } from "../acts.ts";
import { gap } from "../gap.ts";
import { file, fr } from "../prose.ts";
import { step, type Story } from "../story.ts";

export const startup: readonly Story[] = [
  {
    key: "kerlann-portal-down",
    organisation: "ville-de-kerlann",
    via: "numerika",
    filer: "quentin-moreau",
    subscription: "kerlann-premium",
    nature: "problem_report",
    severity: 1,
    subject: fr`Portail inaccessible depuis le redémarrage du serveur`,
    description: fr`
      L'intranet de la ville ne répond plus. Le serveur a redémarré après une mise à jour du système, et Tomcat s'arrête
      au bout de deux minutes environ. Aucun agent municipal ne peut travailler : l'accueil et l'état civil passent par l'intranet.

      - **Version** : eXo Platform 6.5.5, Tomcat 9.0.83, OpenJDK 17.0.9
      - **Système** : Ubuntu 22.04, 8 cœurs, 32 Go, PostgreSQL 15 sur une autre machine
      - **Utilisateurs** : 1 150

      Extrait de \`platform.log\` :

      ~~~
      {-25:31.204} | ERROR | Failed to initialize connector [Connector["http-nio-8080"]] [org.apache.catalina.util.LifecycleBase<main>]
      org.apache.catalina.LifecycleException: Protocol handler initialization failed
        at org.apache.catalina.connector.Connector.initInternal(Connector.java:1011)
      Caused by: java.net.BindException: Address already in use
        at java.base/sun.nio.ch.Net.bind0(Native Method)
      ~~~

      Nous n'avons trouvé aucun autre processus sur 8080 avec \`ss -ltnp\`.
    `,
    filedAgo: gap("12m"),
    steps: [],
  },
  {
    key: "arvor-too-many-open-files",
    organisation: "groupe-arvor",
    filer: "hugo-lebreton",
    subscription: "arvor-premium",
    nature: "problem_report",
    severity: 1,
    subject: fr`Arrêt du portail : « Too many open files » une heure après le démarrage`,
    description: fr`
      Depuis la bascule sur la nouvelle machine, le portail cesse de répondre environ une heure après chaque démarrage.
      Nous le relançons à la main. Le journal se remplit de :

      ~~~
      {-08:12.118} | ERROR | Socket accept failed [org.apache.tomcat.util.net.Acceptor<http-nio-8080-Acceptor>]
      java.io.IOException: Too many open files
        at java.base/sun.nio.ch.Net.accept(Native Method)
        at org.apache.tomcat.util.net.NioEndpoint.serverSocketAccept(NioEndpoint.java:548)
      ~~~

      eXo Platform 6.5.5, Debian 12, OpenJDK 17.0.9, 2 400 utilisateurs dont 900 connectés le matin.
    `,
    filedAgo: gap("47d 3h"),
    steps: [
      step("14m", "nadia-belkacem", take()),
      step(
        "22m",
        "nadia-belkacem",
        ask(
          fr`Bonjour Hugo, pour confirmer la limite réellement appliquée au service, il nous faut :`,
          [
            fr`la sortie de \`cat /proc/$(pgrep -f catalina)/limits\``,
            fr`le nombre de descripteurs juste avant l'arrêt : \`ls /proc/$(pgrep -f catalina)/fd | wc -l\``,
            fr`le fichier d'unité systemd du service`,
          ],
        ),
      ),
      step(
        "1h 10m",
        "hugo-lebreton",
        answer(
          fr`Voici les trois éléments, pris à l'instant.`,
          [
            fr`\`Max open files  1024  524288  files\` : la limite souple est bien à 1024.`,
            fr`1 019 juste avant l'arrêt.`,
            fr`Fichier joint.`,
          ],
          {
            files: [
              {
                name: "exo.service",
                content: file`
                  [Unit]
                  Description=eXo Platform
                  After=network-online.target postgresql.service

                  [Service]
                  Type=forking
                  User=exo
                  ExecStart=/opt/exo/current/start_eXo.sh --background
                  ExecStop=/opt/exo/current/stop_eXo.sh
                  TimeoutStartSec=600

                  [Install]
                  WantedBy=multi-user.target
                `,
              },
            ],
          },
        ),
      ),
      step(
        "35m",
        "nadia-belkacem",
        conclude({
          kind: "workaround",
          text: fr`
            L'unité systemd ne fixe pas \`LimitNOFILE\` : le service hérite de la limite souple du système, 1024, que les index
            Lucene du JCR et les connexions du matin dépassent. L'ancienne machine la portait dans \`/etc/security/limits.conf\`,
            que systemd ne lit pas.
          `,
          directives: fr`
            1. \`systemctl edit exo\`, et ajouter :
            ~~~
            [Service]
            LimitNOFILE=65536
            ~~~
            2. \`systemctl daemon-reload && systemctl restart exo\` (environ deux minutes d'arrêt).
            3. Vérifier : \`grep "open files" /proc/$(pgrep -f catalina)/limits\`.
          `,
          form: "operating_procedure",
          appliedBy: "beneficiary",
          severityAfter: 4,
        }),
      ),
      step(
        "1d 2h",
        "hugo-lebreton",
        accept(fr`Plus aucun arrêt depuis hier, 3 400 descripteurs au plus haut. Merci.`),
      ),
    ],
  },
  {
    key: "pasquier-heap-reservation",
    organisation: "institut-pasquier",
    filer: "jeanne-vidal",
    subscription: "pasquier-hosted",
    nature: "question",
    severity: 4,
    subject: fr`Que veut dire « Could not reserve enough space for object heap » ?`,
    description: fr`
      Sur le poste d'un développeur, \`start_eXo.sh\` s'arrête aussitôt avec ce message :

      ~~~
      Error occurred during initialization of VM
      Could not reserve enough space for 3145728KB object heap
      ~~~

      Notre plateforme hébergée va bien ; c'est pour comprendre ce que la version d'essai demande à la machine.
    `,
    filedAgo: gap("62d 5h"),
    steps: [
      step("6h", "ines-gharbi", take()),
      step(
        "20m",
        "ines-gharbi",
        qualify({ qualification: "usage" }, fr`Question d'usage, sans effet sur la production.`),
      ),
      step(
        "10m",
        "ines-gharbi",
        conclude({
          kind: "information",
          text: fr`
            Bonjour Jeanne, la machine virtuelle demande par défaut un tas de 3 Go (\`EXO_JVM_SIZE_MAX="3g"\`) d'un seul tenant.
            Le poste n'a pas cette mémoire libre, ou sa machine virtuelle Java est en 32 bits. La page citée donne la mémoire
            attendue et la façon de changer la valeur dans \`bin/setenv-customize.sh\`.
          `,
          resource: {
            title: "Installation",
            url: "https://docs-backup.exoplatform.org/en/6.3/Installation.html",
          },
        }),
      ),
      step(
        "3h",
        "jeanne-vidal",
        accept(fr`C'était bien une JVM 32 bits. Merci pour la réponse rapide.`),
      ),
    ],
  },
  {
    key: "haut-segur-two-instances",
    organisation: "departement-haut-segur",
    via: "numerika",
    filer: "solene-guillou",
    subscription: "haut-segur-standard",
    nature: "problem_report",
    severity: 2,
    subject: fr`Le portail démarre une fois sur deux`,
    description: fr`
      Une fois sur deux, le démarrage échoue avec \`The repository is locked\`. En relançant plusieurs fois, cela finit par passer.

      ~~~
      {-41:10.870} | ERROR | Cannot start container [org.exoplatform.container.RootContainer<main>]
      Caused by: org.apache.lucene.store.LockObtainFailedException: Lock obtain timed out: NativeFSLock@/srv/exo/gatein/data/jcr/index/repository/collaboration/write.lock
      ~~~

      eXo Platform 6.4.4, un seul serveur, Ubuntu 22.04, OpenJDK 17.
    `,
    filedAgo: gap("33d 6h"),
    steps: [
      step("2h", "thomas-riviere", take()),
      step(
        "30m",
        "thomas-riviere",
        reply(
          fr`Bonjour Solène, nous regardons. Le dossier \`gatein/data\` est-il sur un disque local ou partagé ?`,
        ),
      ),
      step(
        "40m",
        "solene-guillou",
        reply(fr`Partagé, en NFS, monté sur le serveur et sur la machine de secours.`),
      ),
      step(
        "1d",
        "thomas-riviere",
        conclude({
          kind: "misuse",
          text: fr`
            Deux instances sont lancées sur les mêmes données : la machine de secours démarre elle aussi le service à son propre
            redémarrage. La première arrivée tient le verrou, l'autre échoue ; c'est voulu, et cela protège les index.
          `,
          demonstration: fr`
            Dans \`platform.log\` de la machine de secours, que vous nous avez lu au téléphone, le conteneur démarre trente secondes avant
            celui du serveur, sur le même \`/srv/exo\`. Service désactivé sur la machine de secours
            (\`systemctl disable exo\`), dix démarrages de suite ont réussi. La documentation n'admet plusieurs instances sur les
            mêmes données qu'en grappe, avec le profil \`cluster\`.
          `,
        }),
      ),
      step(
        "6d",
        "thomas-riviere",
        accept(
          fr`Accord donné au téléphone : le service est désactivé sur la machine de secours.`,
          {
            recorded: saidByPhone("solene-guillou", "15m"),
          },
        ),
      ),
    ],
  },
];
