import { Card } from "#web/ui/card.tsx";
import { LifecycleMap } from "#web/ui/map/lifecycle-map.tsx";
import { edges, edgesFrom, nodes } from "./samples.ts";

export function MapSection() {
  return (
    <>
      <div className="side-by-side">
        {nodes.map((node) => (
          <Card key={node.id} title={`Où en est-on : ${node.label}`}>
            <LifecycleMap
              label={`Cycle de vie : ${node.label}`}
              nodes={nodes}
              edges={edgesFrom(node.id)}
              here={node.id}
              hereLabel="vous êtes ici"
              waitsFor="Le ticket attend votre réponse depuis 16 h."
            />
          </Card>
        ))}
      </div>
      <Card title="La procédure">
        <LifecycleMap
          label="La procédure"
          nodes={nodes}
          edges={edges}
          size="large"
          direction="across"
        />
      </Card>
      <Card title="La procédure, debout">
        <LifecycleMap label="La procédure, debout" nodes={nodes} edges={edges} size="large" />
      </Card>
    </>
  );
}
