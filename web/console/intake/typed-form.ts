/** TypedForm: a form as it is typed, and which version that began with. isTypedForm: whether a draft still is one. */
import { FACTS } from "#core/environments/environment.ts";
import { CIRCUMSTANCES, FILE_KINDS } from "#core/intake/items.ts";
import type { Circumstance } from "#core/intake/items.ts";
import type { Item } from "#web/intake/intake-queries.ts";
import {
  isEither,
  isListOf,
  isMadeOf,
  isNothing,
  isNumber,
  isOneOf,
  isText,
} from "#web/session/shapes.ts";

export type TypedForm = { version: number; items: Item[] };
type Words = NonNullable<Item["words"]>;

const isWords = isMadeOf<Words["fr"]>({ label: isText, help: isText, ask: isText });

const isItem = isMadeOf<Item>({
  key: isText,
  need: isEither(
    isOneOf(["required", "optional"]),
    isMadeOf<{ if: Circumstance }>({ if: isOneOf(CIRCUMSTANCES) }),
  ),
  fact: isEither(isOneOf(FACTS), isNothing),
  files: isListOf(isOneOf(FILE_KINDS)),
  words: isEither(isMadeOf<Words>({ fr: isWords, en: isWords }), isNothing),
});

export const isTypedForm = isMadeOf<TypedForm>({ version: isNumber, items: isListOf(isItem) });
