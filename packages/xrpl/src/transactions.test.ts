import { expect, it } from "vitest";
import { releases } from "./tables/releases.ts";
import { types } from "./tables/types.ts";
import { classNameOf, classNamesOf, typeName, typeNumber } from "./transactions.ts";

it("names types by number and back", () => {
  expect(typeName(0)).toBe("Payment");
  expect(typeName(7)).toBe("OfferCreate");
  expect(typeName(102)).toBe("UNLModify");
  for (const [type, name] of types) expect([typeName(type), typeNumber(name)]).toEqual([name, type]);
});

it("keeps the number of a type that it does not know", () => {
  expect(typeName(90)).toBe("type 90");
  expect(typeName(65535)).toBe("type 65535");
  expect(typeNumber("Teleport")).toBeNull();
});

it("knows the class by version", () => {
  expect(classNameOf("OfferCreate", "1.4.0-b4")).toBe("CreateOffer");
  expect(classNameOf("OfferCreate", "3.1.2")).toBe("CreateOffer");
  expect(classNameOf("OfferCreate", "3.2.0-b1")).toBe("OfferCreate");
  expect(classNameOf("XChainModifyBridge", "2.0.0")).toBe("BridgeModify");
  expect(classNameOf("UNLModify", "3.2.0")).toBe("Change");
});

it("has no class for a type before it came, after it left, or that never had one", () => {
  expect(classNameOf("AccountDelete", "1.3.0")).toBeNull();
  expect(classNameOf("TicketCancel", "1.6.0")).toBe("CancelTicket");
  expect(classNameOf("TicketCancel", "1.7.0")).toBeNull();
  expect(classNameOf("SetHook", "3.2.0")).toBeNull();
  expect(classNameOf("Payment", "baseline")).toBeNull();
});

it("gives every type at most one class in a release, out of the names it has had", () => {
  for (const release of releases)
    for (const [, type] of types) {
      const name = classNameOf(type, release);
      if (name !== null) expect(classNamesOf(type)).toContain(name);
    }
  expect(classNamesOf("CheckCash")).toEqual(["CashCheck", "CheckCash"]);
  expect(classNamesOf("Contract")).toEqual([]);
});
