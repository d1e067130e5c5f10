export interface Organisation {
  readonly key: string;
  readonly kind: "customer" | "partner";
  readonly name: string;
  /** Only partners: the customers that they serve. */
  readonly serves?: readonly string[];
}

export const organisations: readonly Organisation[] = [
  { key: "groupe-arvor", kind: "customer", name: "Groupe Arvor" },
  { key: "sicalor", kind: "customer", name: "Sicalor" },
  { key: "chu-saint-alban", kind: "customer", name: "CHU Saint-Alban" },
  { key: "mutuelle-orvalis", kind: "customer", name: "Mutuelle Orvalis" },
  { key: "credit-valmont", kind: "customer", name: "Crédit Valmont" },
  { key: "assurances-carthea", kind: "customer", name: "Assurances Carthéa" },
  { key: "institut-pasquier", kind: "customer", name: "Institut Pasquier" },
  { key: "universitaet-rheinfurt", kind: "customer", name: "Universität Rheinfurt" },
  { key: "nordhavn-logistics", kind: "customer", name: "Nordhavn Logistics" },
  { key: "transports-vauclair", kind: "customer", name: "Transports Vauclair" },
  { key: "ville-de-kerlann", kind: "customer", name: "Ville de Kerlann" },
  { key: "departement-haut-segur", kind: "customer", name: "Département du Haut-Ségur" },
  { key: "port-of-ravensmouth", kind: "customer", name: "Port of Ravensmouth" },
  {
    key: "numerika",
    kind: "partner",
    name: "Numérika",
    serves: ["ville-de-kerlann", "departement-haut-segur"],
  },
  {
    key: "halden-integration",
    kind: "partner",
    name: "Halden Integration",
    serves: ["port-of-ravensmouth"],
  },
];
