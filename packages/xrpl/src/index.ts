export {
  type Arch,
  type ArgumentIndex,
  abiOf,
  classFunctionArgument,
  type Era,
  eraFromSymbols,
  freePreflightTxArgument,
  layout,
  type OperatorAbi,
} from "./abi.ts";
export { type CodeFamily, codeFamily, codeLabel, type DecodedCode, decodeCode } from "./codes.ts";
export { type ProbePreset, probePresets } from "./presets.ts";
export { type Release, releaseOf } from "./release.ts";
export { type Namespace, type ServerFunction, type ServerSymbols, type SymbolQuery, serverSymbols } from "./symbols.ts";
export { classNameOf, typeName, typeNumber } from "./transactions.ts";
export { compareVersions, isVersionTag, parseVersion, type Version } from "./version.ts";
