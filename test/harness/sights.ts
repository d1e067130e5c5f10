/** What each contact of the world reads where every query has lost its `where`, by the keys of the world. */
export const SIGHTS_OF = {
  claire: {
    tickets: ["arvor", "own"],
    of: ["arvor"],
    knows: ["arvor"],
    people: ["claire", "lead", "own"],
    systems: ["Intranet arvor"],
  },
  lead: {
    tickets: ["arvor", "own"],
    of: ["arvor"],
    knows: ["arvor"],
    people: ["claire", "lead", "own"],
    systems: ["Intranet arvor"],
  },
  own: {
    tickets: ["own"],
    of: ["arvor"],
    knows: ["arvor"],
    people: ["claire", "lead", "own"],
    systems: ["Intranet arvor"],
  },
  kerlann: {
    tickets: ["kerlann"],
    of: ["kerlann"],
    knows: ["kerlann", "numerika"],
    people: ["kerlann", "partner"],
    systems: ["Direct", "Through"],
  },
  partner: {
    tickets: ["kerlann"],
    of: ["kerlann"],
    knows: ["kerlann", "numerika"],
    people: ["kerlann", "partner"],
    systems: ["Through"],
  },
  rival: {
    tickets: ["orvalis"],
    of: ["orvalis"],
    knows: ["orvalis"],
    people: ["rival"],
    systems: ["Orvalis"],
  },
} as const;
