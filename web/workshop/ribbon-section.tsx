import { Card } from "#web/ui/card.tsx";
import { Ribbon } from "#web/ui/ribbon/ribbon.tsx";
import {
  clockLanes,
  filed,
  longLane,
  marks,
  now,
  shades,
  shortLane,
  stateLane,
} from "./samples.ts";

export function RibbonSection() {
  return (
    <>
      <Card>
        <Ribbon label="Ruban du ticket" lanes={[stateLane]} marks={marks} now={now} from={filed} />
      </Card>
      <Card title="Avec les horloges">
        <Ribbon
          label="Ruban avec horloges"
          lanes={[stateLane, ...clockLanes]}
          marks={marks}
          now={now}
          from={filed}
          shades={shades}
          onMark={() => undefined}
        />
      </Card>
      <Card title="Sept mois">
        <Ribbon
          label="Ruban de sept mois"
          lanes={[longLane]}
          now={now}
          from={longLane.spans[0]?.from ?? now}
        />
      </Card>
      <Card title="Quarante minutes">
        <Ribbon
          label="Ruban de quarante minutes"
          lanes={[shortLane]}
          now={now}
          from={shortLane.spans[0]?.from ?? now}
        />
      </Card>
    </>
  );
}
