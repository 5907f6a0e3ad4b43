import type { decodeCode } from "@xrpl-probe/xrpl";

export type CodeFamily = ReturnType<typeof decodeCode>["family"];
