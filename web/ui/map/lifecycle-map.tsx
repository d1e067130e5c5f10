/**
 * LifecycleMap { label, nodes, edges, here?, hereLabel?, waitsFor?, size?: 'small' | 'large', direction?: 'down' | 'across' }.
 *   nodes: [{ id, label, tone, position: { x, y } }] in steps of a grid; edges: [{ from, to, label, active? }], active = possible next.
 *   Without `here` it is the whole procedure: every node filled. Small writes the words of active edges only, large of all.
 *   A good grid: new (1,0), open (1,1), suspended (0,2), in_progress (2,2), resolved (1,3), closed (1,4).
 */
import "../ribbon/kinds.css";
import "./lifecycle-map.css";
import { useId, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { arrange, wordsOf } from "./arrange.ts";
import type { DrawnEdge, DrawnNode } from "./arrange.ts";
import { useWidth } from "../use-width.ts";
import type { LifecycleMapProps } from "./map-data.ts";

const wideMin = 640;

export function LifecycleMap(given: LifecycleMapProps) {
  const { label, here, hereLabel, waitsFor, size = "small" } = given;
  const [place, room] = useWidth(1200);
  // A large map would shrink past reading: where there is no room the small one is drawn, and its words stand below.
  const narrow = size === "large" && room < wideMin;
  const { nodes, edges, direction } = given;
  const drawing = useMemo(() => {
    const drawn = { nodes, edges, here, hereLabel };
    return arrange(
      narrow ? { ...drawn, size: "small", direction: "down" } : { ...drawn, size, direction },
    );
  }, [nodes, edges, here, hereLabel, narrow, size, direction]);
  const { x, y, width, height } = drawing.frame;
  const id = useId();
  return (
    <figure className="map" data-whole={here === undefined || undefined}>
      <div ref={place}>
        <svg
          role="img"
          aria-label={label}
          width={width}
          height={height}
          viewBox={`${x} ${y} ${width} ${height}`}
        >
          <Tips id={id} />
          {drawing.edges
            .toSorted((one, other) => Number(one.active) - Number(other.active))
            .map((edge) => (
              <Edge key={edge.key} edge={edge} id={id} />
            ))}
          {drawing.nodes.map(({ node, box }) => (
            <Node key={node.id} drawn={{ node, box }} here={here} fontSize={drawing.fontSize} />
          ))}
          {drawing.edges.map((edge) => (
            <EdgeLabel key={edge.key} edge={edge} fontSize={drawing.fontSize} />
          ))}
          {drawing.here ? (
            <text
              className="map-here"
              x={drawing.here.x}
              y={drawing.here.y}
              dy="0.35em"
              fontSize={drawing.fontSize * 0.92}
            >
              {hereLabel}
            </text>
          ) : null}
        </svg>
      </div>
      <div className={narrow ? "map-words" : "visually-hidden"}>
        <MapInWords {...given} />
      </div>
      {waitsFor ? <figcaption>{waitsFor}</figcaption> : null}
    </figure>
  );
}

function Tips({ id }: { id: string }) {
  return (
    <defs>
      {[false, true].map((active) => (
        <marker
          key={String(active)}
          id={`${id}-${active ? "next" : "way"}`}
          viewBox="0 0 8 8"
          refX="6.5"
          refY="4"
          markerWidth={active ? 9 : 7}
          markerHeight={active ? 9 : 7}
          markerUnits="userSpaceOnUse"
          orient="auto"
        >
          <path className="map-tip" data-active={active || undefined} d="M0 .6 8 4 0 7.4z" />
        </marker>
      ))}
    </defs>
  );
}

function Edge({ edge, id }: { edge: DrawnEdge; id: string }) {
  const [from, bend, to] = edge.curve;
  return (
    <path
      className="map-edge"
      data-active={edge.active || undefined}
      d={`M${from.x} ${from.y}Q${bend.x} ${bend.y} ${to.x} ${to.y}`}
      markerEnd={`url(#${id}-${edge.active ? "next" : "way"})`}
    />
  );
}

function EdgeLabel({ edge, fontSize }: { edge: DrawnEdge; fontSize: number }) {
  if (!edge.words) return null;
  const { x, y, width, height } = edge.words;
  const { size, line: step } = wordsOf(fontSize);
  const top = y + height / 2 - ((edge.labels.length - 1) * step) / 2;
  return (
    <text className="map-label" data-active={edge.active || undefined} fontSize={size}>
      {edge.labels.map((label, line) => (
        <tspan key={`${line} ${label}`} x={x + width / 2} y={top + line * step} dy="0.35em">
          {label}
        </tspan>
      ))}
    </text>
  );
}

function Node({
  drawn,
  here,
  fontSize,
}: {
  drawn: DrawnNode;
  here: string | undefined;
  fontSize: number;
}) {
  const { node, box } = drawn;
  const { x, y, width, height } = box;
  const filled = here === undefined || here === node.id;
  return (
    <g className="map-node" data-kind={node.tone} data-filled={filled || undefined}>
      {here === node.id ? (
        <rect
          className="map-halo"
          style={{ fill: "none" }}
          x={x - 4}
          y={y - 4}
          width={width + 8}
          height={height + 8}
          rx={height / 2 + 4}
        />
      ) : null}
      <rect x={x} y={y} width={width} height={height} rx={height / 2} />
      <text x={x + width / 2} y={y + height / 2} dy="0.35em" fontSize={fontSize}>
        {node.label}
      </text>
    </g>
  );
}

/** The same for those who listen: where one stands, and the ways from there, or all of them. */
function MapInWords({ nodes, edges, here }: LifecycleMapProps) {
  const { t } = useTranslation("ui");
  const names = new Map(nodes.map(({ id, label }) => [id, label]));
  const ways = here === undefined ? edges : edges.filter(({ active }) => active);
  const nothing = here !== undefined && ways.length === 0;
  return (
    <>
      {here === undefined ? null : <p>{t("map.hereNamed", { state: names.get(here) ?? here })}</p>}
      <p>{nothing ? t("map.nothingNext") : t(here === undefined ? "map.all" : "map.next")}</p>
      <ul>
        {ways.map(({ from, to, label }) => (
          <li key={from + to + label}>
            {t("map.way", { from: names.get(from), to: names.get(to), label })}
          </li>
        ))}
      </ul>
    </>
  );
}
