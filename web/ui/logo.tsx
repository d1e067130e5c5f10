/** Logo { size? }: a watch face over the smile of a desk that is always staffed. Decorative: its neighbour names it. */
export function Logo({ size = 26 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 26 26" aria-hidden="true">
      <circle cx="13" cy="13" r="13" fill="#0f4c5c" />
      <g fill="none" strokeWidth="2.2" strokeLinecap="round" strokeLinejoin="round">
        <path d="M13 5.5v7.8l4.8 2.9" stroke="#fff" />
        <path d="M4.8 17.2a9.3 9.3 0 0 0 16.4 0" stroke="#e9b44c" />
      </g>
    </svg>
  );
}
