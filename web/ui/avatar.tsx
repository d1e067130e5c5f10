/** Avatar { name, tone?: 'person' | 'desk' | 'machine', alone? }: initials. alone: the name is nowhere beside it, so it is said. */
import "./avatar.css";

export type AvatarProps = { name: string; tone?: "person" | "desk" | "machine"; alone?: boolean };

export function Avatar({ name, tone = "person", alone = false }: AvatarProps) {
  const spoken = alone ? { role: "img", "aria-label": name } : { "aria-hidden": true };
  return (
    <span
      className="avatar"
      data-tone={tone}
      data-initials={initials(name)}
      title={name}
      {...spoken}
    />
  );
}

/** First letters of the first and the last word: "Claire Martin" → CM. */
function initials(name: string): string {
  const words = name.trim().split(/\s+/u);
  const first = [...(words[0] ?? "")][0] ?? "?";
  const last = words.length > 1 ? ([...(words.at(-1) ?? "")][0] ?? "") : "";
  return (first + last).toUpperCase();
}
