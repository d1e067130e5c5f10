export interface Membership {
  readonly organisation: string;
  readonly role: "contact" | "lead";
  /** What the lead lets this person see: every ticket of the organisation, or only the person's own. */
  readonly sees: "all" | "own";
}

export interface Contact {
  readonly key: string;
  readonly name: string;
  readonly email: string;
  readonly language: "fr" | "en";
  readonly timeZone: string;
  readonly memberships: readonly Membership[];
}

const lead = (organisation: string): Membership => ({
  organisation,
  role: "lead",
  sees: "all",
});
const contact = (organisation: string): Membership => ({
  organisation,
  role: "contact",
  sees: "all",
});
const own = (organisation: string): Membership => ({ organisation, role: "contact", sees: "own" });

const french = { language: "fr", timeZone: "Europe/Paris" } as const;
const tunis = { language: "fr", timeZone: "Africa/Tunis" } as const;
const rhine = { language: "en", timeZone: "Europe/Berlin" } as const;
const danish = { language: "en", timeZone: "Europe/Copenhagen" } as const;
const british = { language: "en", timeZone: "Europe/London" } as const;

export const contacts: readonly Contact[] = [
  {
    key: "claire-martin",
    name: "Claire Martin",
    email: "claire.martin@arvor.example",
    ...french,
    memberships: [lead("groupe-arvor")],
  },
  {
    key: "hugo-lebreton",
    name: "Hugo Lebreton",
    email: "hugo.lebreton@arvor.example",
    ...french,
    memberships: [contact("groupe-arvor")],
  },
  {
    key: "sophie-kermadec",
    name: "Sophie Kermadec",
    email: "sophie.kermadec@arvor.example",
    ...french,
    memberships: [contact("groupe-arvor")],
  },
  {
    key: "anthony-royer",
    name: "Anthony Royer",
    email: "anthony.royer@arvor.example",
    ...french,
    memberships: [own("groupe-arvor")],
  },
  // Sicalor is an affiliate of Groupe Arvor, and shares its operations manager.
  {
    key: "marc-delorme",
    name: "Marc Delorme",
    email: "marc.delorme@arvor.example",
    ...french,
    memberships: [contact("groupe-arvor"), lead("sicalor")],
  },
  {
    key: "julie-perrin",
    name: "Julie Perrin",
    email: "julie.perrin@sicalor.example",
    ...french,
    memberships: [contact("sicalor")],
  },
  {
    key: "etienne-roche",
    name: "Étienne Roche",
    email: "etienne.roche@chu-saint-alban.example",
    ...french,
    memberships: [lead("chu-saint-alban")],
  },
  {
    key: "fatima-benali",
    name: "Fatima Benali",
    email: "fatima.benali@chu-saint-alban.example",
    ...french,
    memberships: [contact("chu-saint-alban")],
  },
  {
    key: "pierre-aubry",
    name: "Pierre Aubry",
    email: "pierre.aubry@chu-saint-alban.example",
    ...french,
    memberships: [own("chu-saint-alban")],
  },
  {
    key: "isabelle-caron",
    name: "Isabelle Caron",
    email: "isabelle.caron@orvalis.example",
    ...french,
    memberships: [lead("mutuelle-orvalis")],
  },
  {
    key: "romain-teyssier",
    name: "Romain Teyssier",
    email: "romain.teyssier@orvalis.example",
    ...french,
    memberships: [contact("mutuelle-orvalis")],
  },
  {
    key: "amelie-joubert",
    name: "Amélie Joubert",
    email: "amelie.joubert@orvalis.example",
    ...french,
    memberships: [own("mutuelle-orvalis")],
  },
  {
    key: "olivier-masson",
    name: "Olivier Masson",
    email: "olivier.masson@credit-valmont.example",
    ...french,
    memberships: [lead("credit-valmont")],
  },
  {
    key: "lucie-fabre",
    name: "Lucie Fabre",
    email: "lucie.fabre@credit-valmont.example",
    ...french,
    memberships: [contact("credit-valmont")],
  },
  {
    key: "karim-haddad",
    name: "Karim Haddad",
    email: "karim.haddad@credit-valmont.example",
    ...french,
    memberships: [contact("credit-valmont")],
  },
  {
    key: "leila-mansouri",
    name: "Leïla Mansouri",
    email: "leila.mansouri@carthea.example",
    ...tunis,
    memberships: [lead("assurances-carthea")],
  },
  {
    key: "sami-trabelsi",
    name: "Sami Trabelsi",
    email: "sami.trabelsi@carthea.example",
    ...tunis,
    memberships: [contact("assurances-carthea")],
  },
  {
    key: "jeanne-vidal",
    name: "Jeanne Vidal",
    email: "jeanne.vidal@institut-pasquier.example",
    ...french,
    memberships: [lead("institut-pasquier")],
  },
  {
    key: "anke-vogel",
    name: "Anke Vogel",
    email: "anke.vogel@rheinfurt.example",
    ...rhine,
    memberships: [lead("universitaet-rheinfurt")],
  },
  {
    key: "jonas-becker",
    name: "Jonas Becker",
    email: "jonas.becker@rheinfurt.example",
    ...rhine,
    memberships: [contact("universitaet-rheinfurt")],
  },
  {
    key: "mette-sorensen",
    name: "Mette Sørensen",
    email: "mette.sorensen@nordhavn.example",
    ...danish,
    memberships: [lead("nordhavn-logistics")],
  },
  {
    key: "lars-holm",
    name: "Lars Holm",
    email: "lars.holm@nordhavn.example",
    ...danish,
    memberships: [contact("nordhavn-logistics")],
  },
  {
    key: "gilles-bonnet",
    name: "Gilles Bonnet",
    email: "gilles.bonnet@vauclair.example",
    ...french,
    memberships: [lead("transports-vauclair")],
  },
  {
    key: "nolwenn-riou",
    name: "Nolwenn Riou",
    email: "nolwenn.riou@kerlann.example",
    ...french,
    memberships: [lead("ville-de-kerlann")],
  },
  {
    key: "erwan-cadiou",
    name: "Erwan Cadiou",
    email: "erwan.cadiou@kerlann.example",
    ...french,
    memberships: [own("ville-de-kerlann")],
  },
  {
    key: "bruno-salvat",
    name: "Bruno Salvat",
    email: "bruno.salvat@haut-segur.example",
    ...french,
    memberships: [lead("departement-haut-segur")],
  },
  {
    key: "harriet-cole",
    name: "Harriet Cole",
    email: "harriet.cole@ravensmouth.example",
    ...british,
    memberships: [lead("port-of-ravensmouth")],
  },
  {
    key: "quentin-moreau",
    name: "Quentin Moreau",
    email: "quentin.moreau@numerika.example",
    ...french,
    memberships: [lead("numerika")],
  },
  {
    key: "solene-guillou",
    name: "Solène Guillou",
    email: "solene.guillou@numerika.example",
    ...french,
    memberships: [contact("numerika")],
  },
  {
    key: "owen-pryce",
    name: "Owen Pryce",
    email: "owen.pryce@halden.example",
    ...british,
    memberships: [lead("halden-integration")],
  },
];
