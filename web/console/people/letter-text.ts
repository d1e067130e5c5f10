/** A letter as its reader would see it: who, what about, and the plain words. */
import PostalMime from "postal-mime";
import type { Address } from "postal-mime";

export async function letterText(source: string): Promise<string> {
  const { from, to = [], subject = "", text = "" } = await PostalMime.parse(source);
  const address = ({ name, address: mail = "" }: Address) => (name ? `${name} <${mail}>` : mail);
  const head = [...(from ? [address(from)] : []), `→ ${to.map(address).join(", ")}`, subject];
  return `${head.join("\n")}\n\n${text.trim()}`;
}
