import { expect, test } from "vitest";
import { webhookHeaders } from "./webhook.ts";

test("what is told is signed as the specification's own example is", () => {
  const headers = webhookHeaders({
    id: "msg_p5jXN8AQM9LWM0D4loKWxJek",
    body: Buffer.from('{"test": 2432232314}'),
    secret: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
    now: Temporal.Instant.fromEpochMilliseconds(1_614_265_330_000),
  });
  expect(headers).toMatchObject({
    "webhook-id": "msg_p5jXN8AQM9LWM0D4loKWxJek",
    "webhook-timestamp": "1614265330",
    "webhook-signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
  });
});
