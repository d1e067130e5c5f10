/** A letter as its reader would see it: who, what about, and the plain words. */
import PostalMime from "postal-mime";
import type { Address } from "postal-mime";

export interface ReadLetter {
  readonly text: string;
  /** Whether the desk cut something out of it. */
  readonly isCut: boolean;
}

export async function readLetter(source: string): Promise<ReadLetter> {
  const { from, to = [], subject = "", text = "", headers } = await PostalMime.parse(source);
  const address = ({ name, address: mail = "" }: Address) => (name ? `${name} <${mail}>` : mail);
  const head = [...(from ? [address(from)] : []), `→ ${to.map(address).join(", ")}`, subject];
  return {
    text: `${head.join("\n")}\n\n${text.trim()}`,
    isCut: headers.some(({ key }) => key === "x-permanence-cut"),
  };
}
