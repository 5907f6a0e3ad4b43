import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { argumentIndex, caller, codeSource, probeKind, txSource } from "@xrpl-probe/bpf";
import { type Decoder, type Elf, type ElfSymbol, entrySite, exitSites, findSymbols, readElf } from "@xrpl-probe/elf";
import { codeReaderFor } from "../probes/decoder.ts";
import type { PlannedSlot, ProbePlan } from "../probes/plan.ts";
import { noUsdt } from "../probes/plan-usdt.ts";
import { targetFunctions } from "./target.ts";

/** The target's two functions as the transactor probe would be placed in a server; slots in their order. */
export function planCalibration(path: string): ProbePlan {
  const fd = openSync(path, "r");
  try {
    const elf = readElf({ size: fstatSync(fd).size, read: (offset, length) => readAt(fd, offset, length) });
    const symbols = findSymbols(
      elf,
      targetFunctions.map((exact) => ({ exact })),
    );
    const { decoder } = codeReaderFor(elf.machine);
    const slots = targetFunctions.map((name) => {
      const symbol = symbols.find((candidate) => candidate.name === name);
      if (!symbol) throw new Error(`${path} has no function ${name}`);
      return slotOf(elf, symbol, decoder);
    });
    return { probes: [], slots, refused: [], usdt: noUsdt, layoutNote: null };
  } finally {
    closeSync(fd);
  }
}

function slotOf(elf: Elf, symbol: ElfSymbol, decoder: Decoder): PlannedSlot {
  const { fileOffset, stepping } = entrySite(elf, symbol, decoder);
  return {
    name: symbol.name,
    config: {
      kind: probeKind.PROBE_SPAN,
      txSource: txSource.TX_FROM_TRANSACTOR,
      txArgument: 0,
      txOffset: 0,
      codeSource: codeSource.CODE_PAIR,
      resultArgument: 0,
      pair: 0,
      caller: caller.CALLER_UNKNOWN,
      retryArgument: argumentIndex.NO_ARGUMENT,
    },
    entryOffset: fileOffset,
    stepping,
    exitOffsets: exitSites(elf, symbol, decoder).sites.map((site) => site.fileOffset),
  };
}

function readAt(fd: number, offset: number, length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  return bytes.subarray(0, readSync(fd, bytes, 0, length, offset));
}
